"""Why a mention was taken to mean an entity, in words: what both have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.extract.entities.name_matching import name_key, name_match
from dragoman.extract.entities.office_matching import office_agreement
from dragoman.extract.mentions.candidates import Candidate
from dragoman.lexicon.countries import country_label

if TYPE_CHECKING:
    from dragoman.extract.entities.clusters import Cluster, Clusters
    from dragoman.extract.entities.speaker_choice import Choice

FIRST = "first told here"
# Words for how well a name fits, by the least figure of ``name_match``.
_NAMES = (
    (5.0, "the name"),
    (4.0, "the last words of the name"),
    (2.6, "a part of the name"),
    (2.5, "the first word of the name"),
    (0.1, "nearly the spelling of the name"),
)
_GENDERS = {"m": "a man", "f": "a woman"}


def reason_for(book: Clusters, number: int, cluster: Cluster) -> str:
    """Return why a candidate is put to an entity. Ask before the entity takes it.

    The parts of a reason are joined by "; ", the one that decides first.
    """
    if not cluster.members:
        return FIRST
    candidate = book.candidates[number]
    label = cluster.label or cluster.kind
    if number in book.issuers:
        return f"a document that {label} issued"
    if candidate.form == "pronoun":
        return "; ".join([*_agreement(candidate, cluster), *_place(book, candidate, cluster)])
    if number in book.standing_beside:
        return f"stands beside the words for {label}"
    if candidate.parts and cluster.names:
        return _name(candidate, cluster, label)
    if candidate.office is not None and cluster.kind == "person":
        return "; ".join([*_office(candidate, cluster), *_place(book, candidate, cluster)])
    return f"another mention of {label}"


def weighed_reason(reason: str, choice: Choice) -> str:
    """Return the reason of a choice that the learnt weights made: what both have in common, and how likely it is."""
    return f"{reason or 'nobody told of before'}; weighed {choice.chance:.2f} against the others near"


def _name(candidate: Candidate, cluster: Cluster, label: str) -> str:
    fit = name_match(name_key(candidate.parts), cluster.names)
    return next((f"{words} of {label}" for least, words in _NAMES if fit >= least), f"taken for {label}")


def _agreement(candidate: Candidate, cluster: Cluster) -> list[str]:
    if candidate.gender in _GENDERS:
        told = cluster.gender == candidate.gender
        return [f"{_GENDERS[candidate.gender]}, as {cluster.label} is" if told else f"{cluster.label} may be so called"]
    return [f"stands for {cluster.label}"]


def _office(candidate: Candidate, cluster: Cluster) -> list[str]:
    office = candidate.office
    assert office is not None
    held = max(cluster.offices, key=lambda h: office_agreement(office, h), default=None)
    if held is None:
        told = [f"{cluster.label}, of whom no office was told"]
    elif held.key == office.key:
        told = [f"the office of {cluster.label}: {held.title}"]
    else:
        told = [f"fits the office of {cluster.label}: {held.title}"]
    if office.country and cluster.country == office.country:
        told.append(f"both of {country_label(office.country)}")
    return told


def _place(book: Clusters, candidate: Candidate, cluster: Cluster) -> list[str]:
    told: list[str] = []
    if cluster.last < 0:
        return ["named only later"]
    distance = book.sentence[candidate.root] - book.sentence[cluster.last]
    told.append("in the same sentence" if distance == 0 else f"{distance} sentence{'s' * (distance > 1)} before")
    if cluster.last_subject >= 0 and book.sentence[candidate.root] - book.sentence[cluster.last_subject] <= 1:
        told.append("the subject there")
    if book.last_speaker is cluster:
        told.append("the last to speak")
    return told
