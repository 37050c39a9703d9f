"""Measure statements and their speakers on whole reports that were coded by hand with the person behind each source.

    python evaluation/score_speakers.py REPORTS.txt … [--show] [--floor 0.4] [--style NAME]

The notation is that of ``reports.txt``, with lines more at the top of a report: ``#who 1+4 Jonas Hallen`` (the person
or body behind the sources of statements 1 and 4, by the fullest name that the report gives; ``-`` where it gives none,
``;`` between several), ``#actor Jonas Hallen | NOR | GOV | foreign minister`` (country as told, ``-`` if not told;
sector; office) and ``#style NAME``. A statement read matches a coded one where at least half of the words of both
contents are the same; each matches one. Of the coded statements

- *found* are those matched, *right person* those whose speaker is moreover an entity that the report calls by the coded
  name (nobody of a name, where none is coded; all of several),
- *nested* ones lie inside the content of another coded statement, *headline* ones in a first line without full stop.

*Output right* is the share of what was read that was matched and has the right person. An actor's country, sector and
office are compared where they are coded and the entity was found. *Split*: persons coded whose name and surname are
mentions of several entities; *merged*: entities that mention the full names of several.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from dragoman.config import Settings
from dragoman.evaluate import rows_from_marked
from dragoman.extract import extract_findings
from dragoman.model import Entity, Findings, Span, Statement
from dragoman.model.span import wording
from dragoman.parse import load_attribution, load_parser
from dragoman.read import read_item
from dragoman.read.columns import row_item

WHO = re.compile(r"^#who (\d+(?:\+\d+)*) (.+)$")
ACTOR = re.compile(r"^#actor (.+)$")
NUMBER = re.compile(r"\{(\d+(?:\+\d+)*) content")
WORD = re.compile(r"\w+")
END = re.compile(r"(?<=^#end$)\n", re.MULTILINE)
# Codes of CAMEO and the PLOVER sectors they are.
ALSO = {"MED": "JRN", "NGO": "CVL"}
SMALL = {"of", "the", "for", "and", "in", "affai"}
STATE = re.compile(r"^[A-Z]{3}$")


@dataclass(frozen=True)
class CodedActor:
    """A person or body as coded; ``-`` where something is not told."""

    name: str
    country: str
    sector: str
    office: str


@dataclass(frozen=True)
class CodedSpeakers:
    """A report with its attributions by number, who is behind each, and its actors."""

    fields: dict[str, str]
    text: str
    attributions: dict[int, dict[str, Any]]
    who: dict[int, tuple[str, ...]]
    actors: tuple[CodedActor, ...]

    @property
    def row(self) -> dict[str, Any]:
        """The report as a row of coded reports: without who speaks."""
        return {"id": self.fields["id"], "text": self.text, "attributions": list(self.attributions.values())}


@dataclass
class Tally:
    """What was counted: for each measure the right ones and all."""

    right: Counter[str] = field(default_factory=Counter)
    all: Counter[str] = field(default_factory=Counter)

    def count(self, measure: str, right: bool) -> None:
        """Count one case of a measure."""
        self.right[measure] += right
        self.all[measure] += 1


def read_speakers(path: Path) -> Iterator[CodedSpeakers]:
    """Yield the coded reports of a file."""
    for block in END.split(path.read_text(encoding="utf-8")):
        if not block.strip():
            continue
        who: dict[int, tuple[str, ...]] = {}
        actors, kept = [], []
        for line in block.split("\n"):
            if match := WHO.match(line):
                names = tuple(name.strip() for name in match[2].split(";"))
                who |= {int(number): () if names == ("-",) else names for number in match[1].split("+")}
            elif match := ACTOR.match(line):
                actors.append(CodedActor(*(part.strip() for part in match[1].split("|"))))
            else:
                kept.append(line)
        marked = "\n".join(kept)
        numbers = sorted({int(n) for found in NUMBER.findall(marked) for n in found.split("+")})
        for row in rows_from_marked(marked):
            told = {key: value for key, value in row.items() if key not in {"text", "attributions"}}
            coded = dict(zip(numbers, row["attributions"], strict=True))
            yield CodedSpeakers(told, row["text"], coded, who, tuple(actors))


def words_in(text: str, spans: Sequence[Any]) -> frozenset[int]:
    """Return the offsets of the words that spans hold."""
    return frozenset(start + match.start() for start, end in spans for match in WORD.finditer(text[start:end]))


def matches_of(coded: CodedSpeakers, statements: Sequence[Statement]) -> dict[int, Statement]:
    """Return the statement read for each coded one that has one."""
    pairs = []
    for number, gold in coded.attributions.items():
        content, source = words_in(coded.text, gold["content"]), words_in(coded.text, gold["source"])
        cue = words_in(coded.text, gold["cue"])
        for n, each in enumerate(statements):
            told = words_in(coded.text, [(s.start, s.end) for s in each.content])
            if not told or 2 * len(content & told) < len(content | told):
                continue
            by = words_in(coded.text, [(s.start, s.end) for s in (each.speaker_span,) if s is not None])
            at = words_in(coded.text, [(each.cue.span.start, each.cue.span.end)] if each.cue is not None else [])
            agreed = len(content & told) / len(content | told)
            pairs.append((-bool(cue & at), -(bool(by & source) or not (by or source)), -agreed, number, n))
    taken: dict[int, Statement] = {}
    used: set[int] = set()
    for *_, number, n in sorted(pairs):
        if number not in taken and n not in used:
            taken[number] = statements[n]
            used.add(n)
    return taken


def names_of(found: Findings, entity_id: str) -> set[str]:
    """Return what the report calls an entity: its name and its mentions by a name or title."""
    said = {
        wording(found.report.text, m.span) for m in found.mentions if m.entity_id == entity_id and m.form != "pronoun"
    }
    return said | {entity.name for entity in found.entities if entity.id == entity_id}


def is_called(found: Findings, entity_id: str, name: str) -> bool:
    """Tell whether an entity is the one of a full name: a mention has all its words, or its own name only such."""
    own = next(entity for entity in found.entities if entity.id == entity_id)
    return is_called_by(own.kind, own.name, names_of(found, entity_id), name)


def is_called_by(kind: str, label: str, said: Iterable[str], name: str) -> bool:
    """Tell whether somebody of a kind, with a name of his own and what he is called, is the one of a full name."""
    wanted = {word.casefold() for word in WORD.findall(name)}
    told = {word.casefold() for word in WORD.findall(label)}
    if told and told <= wanted and kind == "person" and len(told) > 1:
        return True
    wordings = tuple(said)
    if kind != "person" and any(_is_like_body(each, name) for each in wordings):
        return True
    return any(wanted <= {word.casefold() for word in WORD.findall(each)} for each in wordings)


def _is_like_body(said: str, name: str) -> bool:
    """Tell whether two wordings name one body: "Qadhani Foreign Ministry", "Ministry of Foreign Affairs of Qadhan"."""
    mine, theirs = ({w.casefold()[:5] for w in WORD.findall(each)} - SMALL for each in (said, name))
    return len(mine & theirs) >= max(1, min(len(mine), len(theirs), 2)) and len(mine & theirs) * 3 >= 2 * min(
        len(mine), len(theirs)
    )


def is_named(found: Findings, entity_id: str) -> bool:
    """Tell whether a name belongs to an entity."""
    return any(m.entity_id == entity_id and m.form == "name" for m in found.mentions)


def person_right(found: Findings, statement: Statement, names: Sequence[str]) -> bool:
    """Tell whether the speakers of a statement are those coded."""
    speakers = [e for e in (statement.speaker_entity, *statement.also_by) if e is not None]
    if not names:
        return not any(is_named(found, entity) for entity in speakers)
    if len(speakers) != len(names):
        return False
    return all(any(is_called(found, entity, name) for entity in speakers) for name in names)


def score(paths: Sequence[Path], floor: float, *, show: bool = False, style: str | None = None) -> dict[str, Tally]:
    """Return the tallies of all reports (``all``) and of each style."""
    parser, model = load_parser(), load_attribution()
    tallies: dict[str, Tally] = defaultdict(Tally)
    for path in paths:
        for coded in read_speakers(path):
            own = coded.fields.get("style", "other")
            if style is not None and own != style:
                continue
            found = findings_of(coded, parser, model)
            told = [s for s in found.statements if s.confidence >= floor]
            for tally in (tallies["all"], tallies[own]):
                count_statements(coded, found, told, tally)
                count_actors(coded, found, tally)
            if show:
                print_differences(coded, found, told)
    return tallies


def findings_of(coded: CodedSpeakers, parser: Any, model: Any, chooser: Any = None) -> Findings:
    """Read a coded report; ``chooser`` chooses whom speakers mean, the program's own where none is given."""
    given = {name: coded.fields[name] for name in ("outlet", "published", "title") if name in coded.fields}
    fields = {"text": coded.text, "id": coded.fields["id"], "language": "en", **given}
    report = read_item(row_item(fields, source="evaluation", place=None, media="row"), Settings().read).report
    if report is None or report.text != coded.text:
        raise SystemExit(f"{coded.fields['id']}: the text is not read as it was coded")
    return extract_findings(report, parser.parse(report), Settings(), parser.identity, model, chooser=chooser)


def is_nested(coded: CodedSpeakers, number: int) -> bool:
    """Tell whether a coded statement lies inside the content of another."""
    mine = words_in(coded.text, [*coded.attributions[number]["content"], *coded.attributions[number]["cue"]])
    return any(mine < words_in(coded.text, other["content"]) for n, other in coded.attributions.items() if n != number)


def is_headline(coded: CodedSpeakers, number: int) -> bool:
    """Tell whether a coded statement stands in a first line without full stop."""
    first = coded.text.split("\n", 1)[0]
    start = coded.attributions[number]["content"][0][0]
    return start < len(first) and not first.rstrip().endswith((".", "”", '"', "’"))


def count_statements(coded: CodedSpeakers, found: Findings, told: Sequence[Statement], tally: Tally) -> None:
    """Count the statements of a report."""
    taken = matches_of(coded, told)
    right = {n for n, s in taken.items() if person_right(found, s, coded.who.get(n, ()))}
    for number in coded.attributions:
        kinds = ["found", "right person"]
        tally.count(kinds[0], number in taken)
        tally.count(kinds[1], number in right)
        if number in taken:
            tally.count("right person of found", number in right)
        if is_nested(coded, number):
            tally.count("nested found", number in taken)
            tally.count("nested right person", number in right)
        if is_headline(coded, number):
            tally.count("headline right person", number in right)
    good = {taken[n].id for n in right}
    for statement in told:
        tally.count("output right", statement.id in good)


def count_actors(coded: CodedSpeakers, found: Findings, tally: Tally) -> None:
    """Count what is told of the actors of a report, and the persons split or merged."""
    full: dict[str, list[str]] = defaultdict(list)
    for actor in coded.actors:
        entities = [e for e in found.entities if is_called(found, e.id, actor.name)]
        for entity in entities:
            full[entity.id].append(actor.name)
        if len(actor.name.split()) > 1 and any(e.kind == "person" for e in entities):
            alone = [e.id for e in found.entities if e.kind == "person" and _is_part(e, actor, coded.actors)]
            tally.count("persons split", len({e.id for e in entities} | set(alone)) > 1)
        for entity in entities[:1]:
            if STATE.match(actor.country):
                tally.count("country", entity.country == actor.country)
            if actor.sector != "-":
                tally.count("sector", _same_sector(actor.sector, entity.sectors))
            if actor.office != "-":
                tally.count("office", entity.role is not None and _same_office(entity.role.title, actor.office))
        tally.count("actors found", bool(entities))
    for names in full.values():
        tally.count("entities merged", len(set(names)) > 1)


def _is_part(entity: Entity, actor: CodedActor, actors: Sequence[CodedActor]) -> bool:
    """Tell whether an entity of one word is named by a word that only this actor's name has."""
    words = entity.name.split()
    if len(words) != 1 or words[0] not in actor.name.split():
        return False
    return sum(words[0] in other.name.split() for other in actors) == 1


def _same_sector(coded: str, told: Sequence[str]) -> bool:
    return bool(told) and (ALSO.get(coded, coded) == ALSO.get(told[0], told[0]))


def _same_office(told: str, wanted: str) -> bool:
    mine, theirs = ({w.casefold() for w in WORD.findall(each)} - {"of", "the", "for"} for each in (told, wanted))
    return bool(mine & theirs) and (mine <= theirs or theirs <= mine)


def print_differences(coded: CodedSpeakers, found: Findings, told: Sequence[Statement]) -> None:
    """Print what was missed, read beside, or given to another."""
    taken = matches_of(coded, told)
    print(f"== {coded.fields['id']} ({coded.fields.get('style', '')})")
    for number, gold in coded.attributions.items():
        names = "; ".join(coded.who.get(number, ())) or "-"
        words = " … ".join(coded.text[a:b] for a, b in gold["content"])
        by = " ".join(coded.text[a:b] for a, b in gold["source"])
        cue = " ".join(coded.text[a:b] for a, b in gold["cue"])
        if number not in taken:
            print(f"  MISSED {number} <{by}> {{{cue}}} [{words}] = {names}")
        elif not person_right(found, taken[number], coded.who.get(number, ())):
            speakers = [e for e in (taken[number].speaker_entity, *taken[number].also_by) if e is not None]
            read = "; ".join(each.name for e in speakers for each in found.entities if each.id == e) or "-"
            print(f"  PERSON {number} <{by}> {{{cue}}} [{words[:60]}] = {names}, read {read}")
    print_persons(coded, found)
    for actor in coded.actors:
        for entity in [e for e in found.entities if is_called(found, e.id, actor.name)][:1]:
            office = entity.role.title if entity.role is not None else "-"
            told_of = (entity.country or "-", "|".join(entity.sectors[:1]) or "-", office)
            wanted = (actor.country if STATE.match(actor.country) else told_of[0], actor.sector, actor.office)
            if told_of[:2] != wanted[:2] or (office != actor.office and not _same_office(office, actor.office)):
                print(f"  ACTOR {actor.name}: {' / '.join(wanted)}, read {' / '.join(told_of)}")
    used = {s.id for s in taken.values()}
    for s in told:
        if s.id not in used:
            by = _text(coded, [s.speaker_span] if s.speaker_span else [])
            cue = _text(coded, [s.cue.span] if s.cue else [])
            print(f"  EXTRA <{by}> {{{cue}}} [{_text(coded, s.content)}] {s.confidence:.2f}")


def print_persons(coded: CodedSpeakers, found: Findings) -> None:
    """Print the persons split or merged."""
    called: dict[str, list[str]] = defaultdict(list)
    for actor in coded.actors:
        own = [e.id for e in found.entities if is_called(found, e.id, actor.name)]
        parts = [e.id for e in found.entities if e.kind == "person" and _is_part(e, actor, coded.actors)]
        if len({*own, *parts}) > 1 and len(actor.name.split()) > 1:
            names = [e.name for e in found.entities if e.id in {*own, *parts}]
            print(f"  SPLIT {actor.name}: {'; '.join(names)}")
        for entity_id in own:
            called[entity_id].append(actor.name)
    for entity_id, names in called.items():
        if len(set(names)) > 1:
            said = [wording(coded.text, m.span) for m in found.mentions if m.entity_id == entity_id]
            print(f"  MERGED {'; '.join(names)}: {'; '.join(said)}")


def _text(coded: CodedSpeakers, spans: Sequence[Span]) -> str:
    return " … ".join(wording(coded.text, span) for span in spans)


def main() -> None:
    """Print the tallies."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reports", type=Path, nargs="+")
    parser.add_argument("--floor", type=float, default=Settings().extract.min_confidence)
    parser.add_argument("--show", action="store_true")
    parser.add_argument("--style")
    options = parser.parse_args()
    tallies = score(options.reports, options.floor, show=options.show, style=options.style)
    for measure in tallies["all"].all:
        cells = [
            f"{name} {told.right[measure]}/{told.all[measure]} = {100 * told.right[measure] / told.all[measure]:.1f} %"
            for name, told in sorted(tallies.items())
            if told.all[measure]
        ]
        print(f"{measure}: {', '.join(cells)}")


if __name__ == "__main__":
    main()
