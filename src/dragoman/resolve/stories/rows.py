"""Stories as they are told: what each is called, and why each report is of it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from dragoman.model import KeptOutline, Reason, Story, StoryReport, digest_of
from dragoman.resolve.stories.labels import common_terms, label_of
from dragoman.resolve.stories.masses import written_forms
from dragoman.resolve.stories.weights import UNIT

_FEATURES = (("word", "words"), ("name", "names"), ("actor", "actors"), ("place", "places"), ("event group", "events"))
_N_TOLD = 5


def id_of_story(first: str) -> str:
    """Return the id of the story that begins with this report."""
    return digest_of("y", first)


def story_of(first: str, rows: Sequence[KeptOutline]) -> Story:
    """Return the story of these reports, which stand in the order of their days."""
    days = [row.published for row in rows if row.published is not None]
    ranked = common_terms([dict(zip(row.terms, row.weights, strict=True)) for row in rows])
    label = label_of(ranked, forms_of(rows), min(days, default=None))
    return Story(
        id_of_story(first), label.text, label.who, label.what, label.where, min(days, default=None),
        max(days, default=None), len(rows),
    )  # fmt: skip


def forms_of(rows: Sequence[KeptOutline]) -> dict[str, str]:
    """Return how most of the reports write each term that any writes otherwise than its capitalised text."""
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for row in rows:
        for term, form in written_forms(row).items():
            counts[term][form] += 1
    return {term: min(own, key=lambda form: (-own[form], form)) for term, own in counts.items()}


def rows_of_reports(first: str, rows: Sequence[KeptOutline]) -> Iterator[StoryReport]:
    """Yield each report of a story with what it has in common with the others."""
    story_id = id_of_story(first)
    if len(rows) == 1:
        yield StoryReport(rows[0].report_id, story_id, None)
        return
    total: defaultdict[str, int] = defaultdict(int)
    n_told: defaultdict[str, int] = defaultdict(int)
    for row in rows:
        for term, weight in zip(row.terms, row.weights, strict=True):
            total[term] += weight
            n_told[term] += 1
    forms, n_others = forms_of(rows), len(rows) - 1
    for row in rows:
        shared = {
            term: weight * (total[term] - weight) / (n_others * UNIT * UNIT)
            for term, weight in zip(row.terms, row.weights, strict=True)
            if n_told[term] > 1
        }
        reasons = _reasons(row.copy_of, shared, n_told, n_others, forms)
        yield StoryReport(row.report_id, story_id, round(sum(shared.values()), 4), reasons)


def _reasons(
    copied: str | None,
    shared: Mapping[str, float],
    n_told: Mapping[str, int],
    n_others: int,
    forms: Mapping[str, str],
) -> tuple[Reason, ...]:
    reasons = [] if copied is None else [Reason("copy", "", "", 1.0, copied)]
    for kind, feature in _FEATURES:
        own = sorted((term for term in shared if term.startswith(f"{kind}:")), key=lambda term: (-shared[term], term))
        if own:
            names = ", ".join(written(term, forms) for term in own[:_N_TOLD])
            others = ", ".join(f"{n_told[term] - 1} of {n_others}" for term in own[:_N_TOLD])
            reasons.append(Reason(feature, names, others, round(sum(shared[term] for term in own), 4)))
    return tuple(reasons)


def written(term: str, forms: Mapping[str, str]) -> str:
    """Return a term as it is written: words small, ids as they are."""
    kind, _, text = term.partition(":")
    return forms.get(term) or (text.capitalize() if kind in {"name", "place"} else text)
