"""What a record says of coders, in Python."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dragoman.query.table import Table

if TYPE_CHECKING:
    from dragoman.store import View


class CodedRecord:
    """The questions of coders; ``Record`` has them. What they need is loaded when they are asked."""

    _view: View

    def sample(
        self,
        kind: str = "statements",
        *,
        n: int = 200,
        by: str | Sequence[str] = (),
        blind: bool = False,
        seed: int = 0,
    ) -> Table:
        """Draw ``n`` passages to be coded, keep the sample in the record, and return its sheet, a row a finding.

        ``kind`` is statements, events or namings; ``by`` some of outlet, type, confidence. Of the same record the same
        arguments give the same sample. Manual: page 'coding'. Raises ``ConfigError``, ``RecordError``.
        """
        from dragoman.query.coders.sampling import draw_sample  # noqa: PLC0415
        from dragoman.query.coders.sheets import sheet_of  # noqa: PLC0415

        factors = [by] if isinstance(by, str) else by
        sample = draw_sample(self._view, kind=kind, n=n, by=factors, seed=seed)
        return sheet_of(self._view, sample, is_blind=blind)

    def samples(self) -> Table:
        """Return the samples drawn from the record, with how much of each is coded."""
        from dragoman.query.coders.results import list_samples  # noqa: PLC0415

        return list_samples(self._view)

    def agreement(
        self, *, between: tuple[str, str] | None = None, sample: str | None = None, boot: int = 1000, seed: int = 0
    ) -> Table:
        """Return how coders agree, per field: what both found, precision, recall, F1, alpha; "machine" is one of them.

        Of all two of them, or ``between`` two; of a ``sample``, or of each kind the newest that is coded. Manual: page
        'coding'. Raises ``ConfigError``, ``RecordError``.
        """
        from dragoman.query.coders.results import agreement_of  # noqa: PLC0415

        return agreement_of(self._view, between=between, sample=sample, boot=boot, seed=seed)

    def estimate(
        self, *, coder: str | None = None, sample: str | None = None, draws: int = 4000, seed: int = 0
    ) -> Table:
        """Return what holds of the whole record: precision, recall and corrected counts, with 95 % intervals.

        Right is what ``coder`` says, or else of each passage who coded it last. Manual: page 'coding'. Raises
        ``ConfigError``, ``RecordError``.
        """
        from dragoman.query.coders.results import estimate_of  # noqa: PLC0415

        return estimate_of(self._view, coder=coder, sample=sample, draws=draws, seed=seed)
