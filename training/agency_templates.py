"""Make up reports in the style of international news agencies, with every attribution marked.

    python training/agency_templates.py --out REPORTS.jsonl [--reports 400] [--seed 7]

One report a line: ``{"id", "text", "attributions": [{"id", "source", "cue", "content"}]}``, each of the three a list
of half-open ``[start, end]`` in code points of the text. The phrases are rows of ``data/agency_templates.txt``, where
their notation is explained; people, outlets and most countries are invented. Same seed and rows, same bytes.

A phrase is made in two steps: symbols are replaced until only text and marks are left, then the marks become spans.
"""

from __future__ import annotations

import argparse
import collections
import json
import random
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

GRAMMAR = Path(__file__).parent / "data" / "agency_templates.txt"
DOMAINS = ("diplomacy", "diplomacy", "security", "security", "economy", "justice", "health", "climate", "sport")
# Sentences of a paragraph: u with attributions, p plain. Plain ones keep a learner from seeing statements everywhere.
PARAGRAPHS = ("u", "u", "u", "u", "uu", "uu", "pu", "up", "p", "p", "pp", "ppp", "uuu", "pup")
# Sentence kinds that agency reports have most of; every other kind weighs one.
WEIGHTS = {"unit.direct": 4, "unit.that": 4, "unit.inverted": 2, "unit.split": 2, "unit.told": 2, "unit.participle": 2}
# Double, single marks and apostrophes by the house rules of outlets: what “ ” ‹ › ' become.
MARKS = (
    *3 * (str.maketrans("“”‹›'", "\"\"'''"),),
    *2 * (str.maketrans("“”‹›'", "“”‘’’"),),
    str.maketrans("“”‹›'", "‘’‘’’"),
    str.maketrans("“”‹›'", "'''''"),
)
SYMBOL = re.compile(r"\{(\w+(?:[.:]\w+)?)\}")
MARK = re.compile(r"\[([SCT])(\d*):|\]|\^|¶")
# Where "he" can stand for the speaker: at the head of a clause, not behind a preposition or an inverted verb.
SUBJECT_PLACE = re.compile(r"(?:^|, |But |”\] )(?:\[S\d*:)?$")
PRONOUNS = {
    "he": ("he", "his", "him"),
    "she": ("she", "her", "her"),
    "it": ("it", "its", "it"),
    "they": ("they", "their", "them"),
}
# Forms for one, for many; pronoun cases are looked up above.
AGREEMENT = {"have": ("has", "have"), "was": ("was", "were"), "be": ("is", "are"), "do": ("does", "do")}
DOUBLING = frozenset("ban cut drop hit put run set ship skip stop win".split())

Grammar = Mapping[str, Sequence[str]]
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Actor:
    """Someone who speaks in a report: a first naming, later ones, and the pronoun, which also gives the number."""

    full: str
    later: tuple[str, ...]
    pronoun: str


@dataclass(slots=True)
class Attribution:
    """Source, cue and content as spans in code points; growing while the text is built."""

    source: list[Span] = field(default_factory=list)
    cue: list[Span] = field(default_factory=list)
    content: list[Span] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class MadeReport:
    """A report's text, its attributions in reading order of their templates, and the template behind each."""

    id: str
    text: str
    attributions: tuple[Attribution, ...]
    kinds: tuple[str, ...]

    def as_json(self) -> str:
        """Return the report as one line of JSON."""
        attributions = [
            {"id": f"{self.id}-{n}", "source": a.source, "cue": a.cue, "content": a.content}
            for n, a in enumerate(self.attributions, 1)
        ]
        return json.dumps({"id": self.id, "text": self.text, "attributions": attributions}, ensure_ascii=False)


def make_reports(n_reports: int, seed: int) -> Iterator[MadeReport]:
    """Yield reports, each from its own random numbers: more reports do not change the earlier ones."""
    grammar = load_grammar(GRAMMAR)
    for number in range(1, n_reports + 1):
        yield Writer(grammar, random.Random(f"{seed}-{number}")).write(f"template-{number:04d}")  # noqa: S311


def load_grammar(path: Path) -> Grammar:
    """Return the alternatives of each symbol. Raises ValueError for a row that is none."""
    grammar: dict[str, list[str]] = collections.defaultdict(list)
    for line in path.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            symbol, found, alternatives = line.partition(" :: ")
            if not found:
                raise ValueError(f"{path}: no ' :: ' in row {line[:40]!r}; write symbol :: alternative | alternative")
            grammar[symbol] += [a.strip().replace("∅", "") for a in alternatives.split(" | ")]
    return dict(grammar)


class Writer:
    """Writes one report: its domain, countries, cast and marks stay the same from headline to end."""

    def __init__(self, grammar: Grammar, chance: random.Random) -> None:
        self.grammar = grammar
        self.chance = chance
        self.domain = chance.choice(DOMAINS)
        self.home, self.other = (row.split(" = ") for row in chance.sample(grammar["country"], 2))
        self.fixed: dict[str, str] = {"country": self.home[0], "adj": self.home[1]}
        self.fixed |= {"country2": self.other[0], "adj2": self.other[1], "wire": self._acronym()}
        self.units = [symbol for symbol in grammar if symbol.startswith("unit.")]
        self.roles: dict[str, Actor] = {}
        self.named: set[str] = set()
        self.last: Actor | None = None
        self.in_focus: Actor | None = None
        self.cast = [self._figure(), self._figure(), self._group(), self._group()]

    def write(self, report_id: str) -> MadeReport:
        """Return a report of three to seven paragraphs."""
        kinds: list[str] = []
        paragraphs = [self._lead(kinds)]
        if self.chance.random() < 0.3:
            paragraphs.insert(0, self._headline(kinds))
        for _ in range(self.chance.randint(2, 5)):
            shape = self.chance.choice(PARAGRAPHS)
            paragraphs.append(" ".join(self._sentence(letter, kinds) for letter in shape))
        gap = self.chance.choice(("\n\n", "\n\n", "\n\n", "\n"))
        text, attributions = build_text("¶".join(map(tidy, paragraphs)), gap)
        return MadeReport(report_id, text.translate(self.chance.choice(MARKS)), tuple(attributions), tuple(kinds))

    def _headline(self, kinds: list[str]) -> str:
        markup = self._unit("headline", kinds)
        # The body introduces everybody anew.
        self.named.clear()
        self.in_focus = None
        return markup

    def _lead(self, kinds: list[str]) -> str:
        dateline = "{city}, {month} {n} ({wire}) — " if self.chance.random() < 0.25 else ""
        if self.chance.random() < 0.2:
            return self.expand("{lead.plain}")
        return self.expand(dateline) + self._unit(self._unit_symbol(), kinds)

    def _sentence(self, letter: str, kinds: list[str]) -> str:
        if letter == "u":
            return self._unit(self._unit_symbol(), kinds)
        self._deal_roles()
        self.in_focus = None
        return "^" + self.expand("{plain}")

    def _unit_symbol(self) -> str:
        return self.chance.choices(self.units, weights=[WEIGHTS.get(symbol, 1) for symbol in self.units])[0]

    def _unit(self, symbol: str, kinds: list[str]) -> str:
        """Return a sentence with attributions as markup whose attributions are numbered on through the report."""
        self._deal_roles()
        markup = "^" + self.expand("{" + symbol + "}")
        before = len(kinds)
        n_attributions = max(int(digit) for _, digits in MARK.findall(markup) for digit in digits or "1")
        kinds += [symbol.removeprefix("unit.")] * n_attributions
        self.in_focus = self.roles["A"] if self.last is self.roles["A"] else None
        return MARK.sub(lambda mark: _renumbered(mark, before), markup)

    def _deal_roles(self) -> None:
        # The first of the cast has most of the report, as the subject of a real one has.
        speaker = self.chance.choices(self.cast, weights=(5, 2, 2, 1))[0]
        if self.chance.random() < 0.12:
            speaker = self.chance.choice((self._figure, self._group))()
        others = [actor for actor in self.cast if actor is not speaker]
        self.roles = {"A": speaker, "B": self.chance.choice(others[1:]), "F": self.cast[0]}

    def expand(self, template: str, extra: Mapping[str, str] | None = None) -> str:
        """Replace symbols from left to right until none is left."""
        return SYMBOL.sub(lambda match: self._replace(match, extra or {}), template)

    def _replace(self, match: re.Match[str], extra: Mapping[str, str]) -> str:
        symbol = match[1]
        if symbol in extra:
            return extra[symbol]
        if symbol in self.roles:
            is_subject = symbol == "A" and SUBJECT_PLACE.search(match.string[: match.start()].lstrip("^")) is not None
            return self._mention(self.roles[symbol], may_be_pronoun=is_subject)
        if symbol.startswith("s:"):
            return symbol[2:] if self._is_plural() else symbol[2:] + "s"
        if symbol.startswith("ing:"):
            return ing_form(self.expand("{" + symbol[4:] + "}"))
        if symbol in AGREEMENT:
            return AGREEMENT[symbol][self._is_plural()]
        if symbol in PRONOUNS["they"]:
            return PRONOUNS[self.last.pronoun if self.last else "they"][PRONOUNS["they"].index(symbol)]
        return self._special(symbol) or self.expand(self._pick(symbol), extra)

    def _special(self, symbol: str) -> str:
        """Return what is not in the grammar: the report's own names, numbers, people made for the occasion."""
        if symbol in self.fixed:
            return self.fixed[symbol]
        match symbol:
            case "city" | "city2":
                return self.chance.choice((self.home if symbol == "city" else self.other)[3].split(","))
            case "n" | "age":
                return str(self.chance.randint(2, 28) if symbol == "n" else self.chance.randint(19, 78))
            case "big":
                return f"{self.chance.choice((100, 250, 1000, 5000)) * self.chance.randint(2, 30):,}"
            case "pct":
                return f"{self.chance.randint(1, 60)}{self.chance.choice(('%', ' percent', '.5 per cent'))}"
            case "money":
                return f"${self.chance.randint(2, 900)} {self.chance.choice(('million', 'billion'))}"
            case "year":
                return str(self.chance.randint(1971, 2035))
            case "anon":
                return self._mention(self._actor(self._pick("anon")), may_be_pronoun=False)
            case "man":
                return self.chance.choice(("man", "woman"))
            case "Ahead":
                return self._headline_name(self.roles["A"])
        return ""

    def _pick(self, symbol: str) -> str:
        of_domain = self.grammar.get(f"{symbol}.{self.domain}", ())
        of_all = self.grammar.get(symbol, ())
        return self.chance.choice(of_domain if of_domain and (not of_all or self.chance.random() < 0.7) else of_all)

    def _mention(self, actor: Actor, *, may_be_pronoun: bool) -> str:
        self.last = actor
        if actor.full not in self.named:
            self.named.add(actor.full)
            return actor.full
        if may_be_pronoun and actor is self.in_focus and self.chance.random() < 0.6:
            return actor.pronoun
        return self.chance.choice(actor.later)

    def _headline_name(self, actor: Actor) -> str:
        self.last = actor
        name = self.chance.choice(actor.later).removeprefix("the ")
        return f"{self.fixed['adj']} {name}" if name.islower() and self.chance.random() < 0.7 else "^" + name

    def _is_plural(self) -> bool:
        return self.last is not None and self.last.pronoun == "they"

    def _figure(self) -> Actor:
        return self._actor(self._pick("figure"))

    def _group(self) -> Actor:
        return self._actor(self._pick("group"))

    def _actor(self, row: str) -> Actor:
        """Make an actor from "first naming = later naming" or "... = pronoun", a person unless a pronoun is given."""
        gender = self.chance.choice(("woman", "man"))
        origin = self.chance.choice((self.home[2], self.home[2], self.other[2]))
        given = self.chance.choice(self.grammar[f"{gender}.{origin}"])
        family = self.chance.choice(self.grammar[f"family.{origin}"])
        pronoun = "she" if gender == "woman" else "he"
        is_family_first = origin == "chinese"
        own = {"name": f"{family} {given}" if is_family_first else f"{given} {family}", "surname": family}
        own |= {"man": gender, "he": pronoun, "company": self.expand("{company}"), "job": self.expand("{job}")}
        own |= {"militia": self.expand("{militia}"), "charity": self.expand("{charity}")}
        full, later, *given_pronoun = (self.expand(part, own) for part in row.split(" = "))
        if given_pronoun:
            return Actor(full, (later,), given_pronoun[0])
        courtesy = ("Ms " if gender == "woman" else "Mr ") + family
        return Actor(full, (family, family, family, later, self.chance.choice((courtesy, family))), pronoun)

    def _acronym(self) -> str:
        letters = "".join(self.chance.choice(part) for part in ("BDKNTSZ", "AEOIU", "NRSKTM", "AOI"))
        return letters if self.chance.random() < 0.6 else letters.capitalize() + self.chance.choice(("press", "news"))


def _renumbered(mark: re.Match[str], before: int) -> str:
    if not mark[1]:
        return mark[0]
    numbers = ",".join(str(before + int(digit)) for digit in mark[2] or "1")
    return f"[{mark[1]}{numbers}:"


def ing_form(phrase: str) -> str:
    """Return a verb phrase with its first word in the -ing form."""
    verb, space, rest = phrase.partition(" ")
    if verb.endswith("e") and not verb.endswith("ee"):
        verb = verb[:-1]
    elif verb in DOUBLING:
        verb += verb[-1]
    return f"{verb}ing{space}{rest}"


NUMBERED = re.compile(r"\[([SCT])([\d,]+):|\]|\^|¶")


def tidy(markup: str) -> str:
    """Settle articles, optional commas and spaces, so that nothing has to be changed once spans are counted."""
    markup = re.sub(r"\ba\(n\) (?=[aeiouAEIO])", "an ", markup).replace("a(n) ", "a ")
    markup = re.sub(r"~(?=\]*(?:[.,;:?”—]|'s|$))", "", markup).replace("~", ",")
    markup = re.sub(r" +", " ", markup)
    markup = re.sub(r"(\[[SCT][\d,]+:) ", r"\1", markup)
    markup = re.sub(r" +(?=\]*(?:[.,;:?!”›]|$))", "", markup)
    markup = re.sub(r" (\]+)(?= )", r"\1", markup)
    # A question keeps its mark and loses the comma or full stop of the sentence round it.
    return re.sub(r"\?[.,]", "?", markup)


def build_text(markup: str, gap: str) -> tuple[str, list[Attribution]]:
    """Return the text and the attributions that numbered marks ask for, in order of their numbers."""
    text = ""
    attributions: dict[int, Attribution] = collections.defaultdict(Attribution)
    opened: list[tuple[str, list[int], int]] = []
    position, is_capital = 0, False
    for mark in [*NUMBERED.finditer(markup), None]:
        piece = markup[position : mark.start() if mark else None]
        text, is_capital = _append(text, piece, is_capital)
        if mark is None:
            break
        position = mark.end()
        if mark[1]:
            opened.append((mark[1], [int(number) for number in mark[2].split(",")], len(text)))
        elif mark[0] == "]":
            _close(*opened.pop(), text, attributions)
        elif mark[0] == "^":
            is_capital = True
        else:
            text += gap
    return text, [attributions[number] for number in sorted(attributions)]


def _append(text: str, piece: str, is_capital: bool) -> tuple[str, bool]:
    """Add a piece, its first letter or digit as a capital if one is due; say whether one is still due."""
    if is_capital and (first := re.search(r"\w", piece)):
        at = first.start()
        return text + piece[:at] + piece[at].upper() + piece[at + 1 :], False
    return text + piece, is_capital


def _close(kind: str, numbers: list[int], start: int, text: str, attributions: dict[int, Attribution]) -> None:
    spoken = text[start:]
    span = (start + len(spoken) - len(spoken.lstrip()), len(text.rstrip()))
    for number in numbers:
        attribution = attributions[number]
        {"S": attribution.source, "C": attribution.cue, "T": attribution.content}[kind].append(span)


def summary_of(reports: Sequence[MadeReport]) -> str:
    """Return how many attributions there are by template, and how many different wordings."""
    kinds = collections.Counter(kind for report in reports for kind in report.kinds)
    wordings: dict[str, set[str]] = {"sources": set(), "cues": set(), "contents": set()}
    for report in reports:
        for a in report.attributions:
            for name, spans in zip(wordings, (a.source, a.cue, a.content), strict=True):
                wordings[name].add(" … ".join(report.text[start:end] for start, end in spans))
    lines = [f"{len(reports)} reports, {kinds.total()} attributions"]
    lines += [f"{len(found)} different {name}" for name, found in wordings.items()]
    return "\n".join([*lines, *(f"{count:6} {kind}" for kind, count in kinds.most_common())])


def main() -> None:
    """Write the reports asked for and tell how many attributions they have."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--reports", type=int, default=400)
    parser.add_argument("--seed", type=int, default=7)
    arguments = parser.parse_args()
    reports = list(make_reports(arguments.reports, arguments.seed))
    arguments.out.write_text("".join(report.as_json() + "\n" for report in reports), "utf-8")
    sys.stdout.write(summary_of(reports) + "\n")


if __name__ == "__main__":
    main()
