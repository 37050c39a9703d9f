# ruff: noqa: T201
"""Renew the stored lines of the golden reports: ``python tests/renew_golden.py``, or ``just golden``.

A field that comes out otherwise when the models' numbers are disturbed a little, or the limits of confidence moved, may
do so on another processor too. It is stored as ``unsteady`` and not compared. A report with more than a few of them
sits on too many edges: change its words, and renew again. CONTRIBUTING.md says when to renew, and what to look at.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from dragoman.config import Settings
from dragoman.parse import load_attribution, load_event_reader, load_parser
from golden import FOLDER, TOLERANCE, Line, differences, lines_of_golden_reports, names, store_line, stored_line

# Of the spread of an encoder's states, and of the pipeline's weights. Chosen: other processors were not tried.
STATE_NOISE = 0.02
WEIGHT_NOISE = 1e-4
N_DISTURBED = 4


def main() -> int:
    """Store every line, and say what is different now."""
    lines = _lines(Settings())
    disturbed = list(_disturbed())
    for name in names():
        unsteady = sorted({each.path for other in disturbed for each in differences(lines[name], other[name])})
        _tell(name, lines[name], unsteady)
        store_line(name, lines[name], unsteady)
    for orphan in {path.stem for path in FOLDER.glob("*.json")} - set(names()):
        (FOLDER / f"{orphan}.json").unlink()
    return 0


def _tell(name: str, line: Line, unsteady: list[str]) -> None:
    known = (FOLDER / f"{name}.json").exists()
    changed = differences(stored_line(name)[0], line) if known else []
    print(f"{name}: {'new' if not known else f'{len(changed)} fields differ'}, {len(unsteady)} unsteady")
    for path in unsteady:
        print(f"  unsteady: {path}")


def _lines(settings: Settings) -> dict[str, Line]:
    with tempfile.TemporaryDirectory() as place:
        return lines_of_golden_reports(Path(place) / "record", settings)


def _disturbed() -> Iterator[dict[str, Line]]:
    """Yield what is found with the limits of confidence moved by what a confidence may differ, and with noise."""
    own = Settings().extract
    for step in (-TOLERANCE, TOLERANCE):
        moved = replace(
            own,
            min_confidence=own.min_confidence + step,
            min_event_confidence=own.min_event_confidence + step,
        )
        yield _lines(replace(Settings(), extract=moved))
    for seed in range(N_DISTURBED):
        with noise(seed):
            yield _lines(Settings())


@contextmanager
def noise(seed: int, states: float = STATE_NOISE, weights: float = WEIGHT_NOISE) -> Iterator[None]:
    """Disturb what both encoders and the pipeline give, as long as it is entered."""
    chance = np.random.default_rng(seed)
    with ExitStack() as stack:
        for model in (load_attribution(), load_event_reader()):
            stack.callback(setattr, model, "_session", model._session)
            model._session = _Disturbed(model._session, chance, states)  # type: ignore[assignment]
        for _, component in load_parser()._nlp.pipeline:
            stack.callback(_disturb_weights(component, chance, weights))
        yield


class _Disturbed:
    """A session of an encoder whose states are a little off."""

    def __init__(self, session: Any, chance: np.random.Generator, share: float) -> None:
        self._session, self._chance, self._share = session, chance, share

    def run(self, names: Any, given: Any) -> list[Any]:
        (states,) = self._session.run(names, given)
        return [states + (self._share * states.std() * self._chance.standard_normal(states.shape)).astype(np.float32)]


def _disturb_weights(component: Any, chance: np.random.Generator, share: float) -> Any:
    """Put a pipeline component's weights a little off; return what puts them back."""
    own = []
    model = getattr(component, "model", None)
    for node in model.walk() if model is not None else ():
        own += [(node, name, node.get_param(name).copy()) for name in node.param_names if node.has_param(name)]
    for node, name, weights in own:
        node.set_param(name, weights * (1 + share * chance.standard_normal(weights.shape)).astype(weights.dtype))

    def restore() -> None:
        for node, name, weights in own:
            node.set_param(name, weights)

    return restore


if __name__ == "__main__":
    sys.exit(main())
