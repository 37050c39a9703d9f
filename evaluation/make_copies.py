"""Make copies of reports as outlets make them, each with what it was made of: for ``score_copies.py``.

    python evaluation/make_copies.py --out COPIES.jsonl [--seed 16] [TEXTS …]

TEXTS are JSON lines with a ``text``, or folders of text files; without any, our own reports. Of the texts a third are
copied, a third lend the words that copies have of their own, and a third stay alone. A line holds ``id``, ``text``,
``published``, ``family`` (what it is a copy of; null for none), ``kind`` (origin, same, edited, partial, alone, form) and
``edit``. Reports that fill in one form (weather, markets, football) are there too: they are copies of nothing. Same
texts and seed, same lines.
"""

# ruff: noqa: E501  (forms are read best as they are)

from __future__ import annotations

import argparse
import datetime as dt
import json
import random
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "training"))

FIRST_DAY = dt.date(2031, 3, 1)
N_PARTS = 4
SPELLINGS = (
    ("per cent", "percent"), ("labour", "labor"), ("defence", "defense"), ("centre", "center"), ("programme", "program"),
    ("organisation", "organization"), ("harbour", "harbor"), ("toward ", "towards "), ("neighbour", "neighbor"),
    ("Mr. ", "Mr "), ("U.S.", "US"), ("government", "Government"), ("adviser", "advisor"), ("while", "whilst"),
)  # fmt: skip
CONFUSED = (
    ("rn", "m"),
    ("l", "1"),
    ("e", "c"),
    ("O", "0"),
    ("h", "b"),
    ("i", "l"),
    ("cl", "d"),
    ("s", "5"),
    ("a", "o"),
)
HEADLINES = ("What we know so far", "In brief", "Latest from the region", "Talks, tears and tempers", "World digest")
SENTENCE = re.compile(r"(?<=[.!?])[\"”’']?\s+")


@dataclass(frozen=True)
class Made:
    """A report of the collection, and what it was made of."""

    id: str
    text: str
    published: str
    family: str | None
    kind: str
    edit: str


def main() -> None:
    """Write a collection."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", nargs="*", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=16)
    options = parser.parse_args()
    lines = [
        json.dumps(asdict(made), ensure_ascii=False) for made in make_copies(load_texts(options.texts), options.seed)
    ]
    options.out.write_text("\n".join(lines) + "\n", encoding="utf-8")


def load_texts(paths: Sequence[Path]) -> list[str]:
    """Return the texts of files and folders in their order; our own reports where there are none."""
    if not paths:
        return own_texts()
    texts = []
    for path in paths:
        if path.is_dir():
            texts += [each.read_text(encoding="utf-8") for each in sorted(path.glob("*.txt"))]
        else:
            texts += [json.loads(line)["text"] for line in path.read_text(encoding="utf-8").splitlines()]
    return [text for text in texts if len(text.split()) >= 60]


def own_texts(n_made: int = 180) -> list[str]:
    """Return our own reports: those written by hand, and longer ones made of phrases, three to a text."""
    from agency_templates import make_reports  # type: ignore[import-not-found]

    written = [json.loads(line)["text"] for line in (ROOT / "evaluation" / "reports.jsonl").read_text().splitlines()]
    written += [path.read_text(encoding="utf-8") for path in sorted((ROOT / "tests" / "data" / "golden").glob("*.txt"))]
    made = [each.text for each in make_reports(3 * n_made, 16)]
    return written + ["\n\n".join(made[first : first + 3]) for first in range(0, len(made), 3)]


def make_copies(texts: Sequence[str], seed: int) -> list[Made]:
    """Return a collection in no telling order: texts, their copies, and forms."""
    draws = random.Random(seed)
    given = without_copies(texts)
    draws.shuffle(given)
    third = len(given) // 3
    copied, lenders, alone = given[:third], given[third : 2 * third], given[2 * third :]
    lent = [paragraph for text in lenders for paragraph in paragraphs_of(text)]
    draws.shuffle(lent)
    words = sorted({word for text in lenders for word in re.findall(r"[a-z]{4,}", text)})
    editor = Editor(draws, lent, words)
    rows = [(text, f"f{number}", "origin", "", 0) for number, text in enumerate(copied)]
    for number, text in enumerate(copied):
        rows += [(*each, draws.randrange(3)) for each in editor.copies_of(text, f"f{number}")]
    rows += [(text, None, "alone", "", draws.randrange(60)) for text in alone]
    rows += [(text, None, "form", name, day) for name, day, text in forms(draws)]
    days = {f"f{number}": draws.randrange(60) for number in range(len(copied))}
    draws.shuffle(rows)
    return [
        Made(f"c{number}", text, str(FIRST_DAY + dt.timedelta(days.get(family or "", 0) + late)), family, kind, edit)
        for number, (text, family, kind, edit, late) in enumerate(rows)
    ]


def without_copies(texts: Sequence[str]) -> list[str]:
    """Return the texts without those of which a tenth of the rows of six words stand in earlier ones."""
    kept, known = [], set[tuple[str, ...]]()
    for text in texts:
        words = re.findall(r"\w+", text.lower())
        rows = {tuple(words[place : place + 6]) for place in range(len(words) - 5)}
        if len(rows & known) < 0.1 * len(rows):
            kept.append(text)
        known |= rows
    return kept


def paragraphs_of(text: str) -> list[str]:
    """Return the paragraphs of a text; one that is all in one line is cut at every second sentence."""
    found = [each.strip() for each in re.split(r"\n\s*\n|\n", text) if each.strip()]
    if len(found) >= N_PARTS:
        return found
    sentences = SENTENCE.split(" ".join(found))
    return [" ".join(sentences[first : first + 2]) for first in range(0, len(sentences), 2)]


class Editor:
    """Who makes copies: with words of others to put in."""

    def __init__(self, draws: random.Random, lent: list[str], words: list[str]) -> None:
        self.draws = draws
        self.lent = lent
        self.words = words

    def copies_of(self, text: str, family: str) -> Iterator[tuple[str, str, str, str]]:
        """Yield each copy with its family, kind and edit; those that would come out too like or unlike are left."""
        for name, edit in (("headline", self.headline), ("address", self.as_it_is), ("marks", self.marks)):
            yield edit(text), family, "same", name
        edits: dict[str, Callable[[str], str]] = {
            "cut": self.cut, "insert": self.insert, "spelling and marks": lambda text: self.spell(self.marks(text)),
            "scanned": self.scan, "reorder": self.reorder, "reword": self.reword,
            "cut, insert, reword": lambda text: self.reword(self.insert(self.cut(text)), 0.06),
        }  # fmt: skip
        for name, edit in edits.items():
            made = edit(text)
            if made != text:
                yield made, family, "edited", name
        for made in (self.part(text), self.part(text)):
            if made is not None:
                yield made, family, "partial", "part"

    def as_it_is(self, text: str) -> str:
        """Return the text: it comes under another address."""
        return text

    def headline(self, text: str) -> str:
        """Return the text under another headline, credited to an agency."""
        return f"{self.draws.choice(HEADLINES)}\n\n{text}\n\n(AFP)"

    def marks(self, text: str) -> str:
        """Return the text with other quotation marks, dashes and spaces."""
        curly = text.replace("“", '"').replace("”", '"').replace("’", "'").replace("‘", "'")
        return curly.replace(" – ", " - ").replace(" — ", "--").replace("\n\n", "\n \n")

    def spell(self, text: str) -> str:
        """Return the text in another spelling, some -ise for -ize."""
        for one, other in SPELLINGS:
            text = text.replace(one, other)
        return re.sub(r"i[sz](e[ds]?|ing)\b", lambda match: ("iz" if "s" in match[0][1] else "is") + match[1], text)

    def cut(self, text: str) -> str:
        """Return the first third to four fifths of the text."""
        parts = paragraphs_of(text)
        wanted = self.draws.uniform(0.33, 0.8) * len(text)
        kept: list[str] = []
        while parts and (not kept or sum(map(len, kept)) + len(parts[0]) / 2 < wanted):
            kept.append(parts.pop(0))
        return "\n\n".join(kept)

    def insert(self, text: str) -> str:
        """Return the text with paragraphs of a desk's own, a tenth to a third of it."""
        parts = paragraphs_of(text)
        wanted, added = self.draws.uniform(0.1, 0.33) * len(text), 0
        while self.lent and added + len(self.lent[-1]) / 2 < wanted:
            own = self.lent.pop()
            added += len(own)
            parts.insert(self.draws.randrange(len(parts) + 1), own)
        return "\n\n".join(parts)

    def scan(self, text: str) -> str:
        """Return the text as a scanner reads it: of a twentieth to a sixth of the words a letter is wrong, or they are torn."""
        rate = self.draws.uniform(0.05, 0.16)
        return " ".join(self.misread(word) if self.draws.random() < rate else word for word in text.split(" "))

    def misread(self, word: str) -> str:
        """Return a word with a letter misread."""
        for one, other in self.draws.sample(CONFUSED, len(CONFUSED)):
            if one in word:
                return word.replace(one, other, 1)
        return word[:2] + " " + word[2:]

    def reorder(self, text: str) -> str:
        """Return the text with its paragraphs, but the first, in another order."""
        first, *others = paragraphs_of(text)
        self.draws.shuffle(others)
        return "\n\n".join([first, *others])

    def reword(self, text: str, share: float | None = None) -> str:
        """Return the text with a twentieth to a fifth of its words left out, doubled or changed for others."""
        rate = share or self.draws.uniform(0.05, 0.2)
        words = [self.other_word(word) if self.draws.random() < rate else word for word in text.split(" ")]
        return " ".join(word for word in words if word)

    def other_word(self, word: str) -> str:
        """Return what an editor puts in place of a word."""
        kind = self.draws.randrange(3)
        other = self.draws.choice(self.words)
        return "" if kind == 0 else other if kind == 1 else f"{word} {other}"

    def part(self, text: str) -> str | None:
        """Return a report of somebody's own words, a quarter to a half of it taken from the text; None without such."""
        parts = paragraphs_of(text)
        first = self.draws.randrange(max(1, len(parts) - 2))
        taken: list[str] = []
        while first < len(parts) and sum(len(each.split()) for each in taken) < 50:
            taken.append(parts[first])
            first += 1
        n_taken = sum(len(each.split()) for each in taken)
        wanted, own = n_taken / self.draws.uniform(0.27, 0.47) - n_taken, []
        while self.lent and sum(len(each.split()) for each in own) < wanted:
            own.append(self.lent.pop())
        if n_taken < 45 or sum(len(each.split()) for each in own) < 0.9 * wanted:
            return None
        place = self.draws.randrange(len(own) + 1)
        return "\n\n".join([*own[:place], *taken, *own[place:]])


TOWNS = "Vesthavn Skarholm Orlec Brezna Zoryn Velinka Kisoro Salto Otta Lindby Marn Tolvik Estrup Halden Corva".split()
FAMILIES = "Aas Berg Dahl Ek Falk Grann Holm Ivers Juul Krog Lund Moen Nyst Orre Prytz Ravn Skov Torp Ulv Wiik".split()


def forms(draws: random.Random, n_each: int = 40) -> Iterator[tuple[str, int, str]]:
    """Yield reports that fill in one form each, with its name and their day."""
    for number in range(n_each):
        day = number // 4
        town, other, third = draws.sample(TOWNS, 3)
        high = draws.randrange(4, 30)
        yield (
            "weather",
            day,
            (
                f"Weather for {town}: {draws.choice(('Mostly sunny', 'Cloudy with showers', 'Rain at times', 'Fog early'))}.\n\n"
                f"{town} will see temperatures of up to {high} degrees on {draws.choice(('Monday', 'Tuesday', 'Friday'))}, with "
                f"winds of {draws.randrange(5, 60)} kilometres an hour from the {draws.choice(('north', 'west', 'south-east'))}.\n\n"
                f"At night temperatures in {town} will fall to {high - draws.randrange(3, 9)} degrees. The chance of rain is "
                f"{draws.randrange(0, 100)} percent. Further inland, {other} can expect {draws.randrange(1, 20)} millimetres of rain "
                f"and {third} gusts of {draws.randrange(40, 90)} kilometres an hour.\n\n"
                f"The sun rises at {draws.randrange(4, 8)}.{draws.randrange(10, 60)} and sets at "
                f"{draws.randrange(16, 22)}.{draws.randrange(10, 60)}. The water at the beach of {town} has {high // 2} degrees. "
                "The forecast is renewed three times a day; warnings are given by the weather service as soon as they are known."
            ),
        )
        points, change = draws.randrange(3000, 9000), draws.randrange(5, 300) / 100
        yield (
            "markets",
            day,
            (
                f"{town} stocks {draws.choice(('close higher', 'close lower', 'end flat'))}\n\n"
                f"Shares on the {town} exchange ended {draws.choice(('higher', 'lower', 'little changed'))}, with the main index at "
                f"{points}.{draws.randrange(10, 99)} points, a change of {change} percent from the close before.\n\n"
                f"{draws.choice(FAMILIES)} Shipping gained {draws.randrange(1, 90) / 10} percent and {draws.choice(FAMILIES)} Bank "
                f"lost {draws.randrange(1, 90) / 10} percent. {draws.choice(FAMILIES)} Mining was traded most, with "
                f"{draws.randrange(100, 999)},000 shares changing hands. In all, {draws.randrange(20, 90)} shares rose and "
                f"{draws.randrange(20, 90)} fell.\n\nThe krone stood at {draws.randrange(700, 999) / 100} to the dollar and "
                f"{draws.randrange(900, 1200) / 100} to the euro. Oil for delivery next month was at {draws.randrange(50, 99)}."
                f"{draws.randrange(10, 99)} dollars a barrel, gold at {draws.randrange(1500, 2900)} dollars an ounce. The yield of "
                f"government bonds of ten years was {draws.randrange(100, 500) / 100} percent."
            ),
        )
        a, b, c, d, e = draws.sample(FAMILIES, 5)
        goals, away = draws.randrange(1, 5), draws.randrange(0, 4)
        yield (
            "football",
            day,
            (
                f"{town} {goals}, {other} {away}\n\n"
                f"{town} met {other} in front of {draws.randrange(2, 30)},{draws.randrange(100, 999)} at the ground in {town}, and the "
                f"match ended {goals}-{away}.\n\n{a} opened the scoring in minute {draws.randrange(2, 44)} after a pass by {b}. "
                f"{c} had the best chance for {other} in minute {draws.randrange(46, 60)}, but {d} saved. {e} was shown the yellow "
                f"card in minute {draws.randrange(60, 80)} and was taken off in minute {draws.randrange(80, 90)}.\n\n"
                f"{town} now has {draws.randrange(10, 60)} points from {draws.randrange(10, 34)} matches and is in place "
                f"{draws.randrange(1, 18)} of the table; {other} has {draws.randrange(10, 60)} points and is in place "
                f"{draws.randrange(1, 18)}. Next week {town} travels to {third}, while {other} plays at home. The referee was "
                f"{draws.choice(FAMILIES)}."
            ),
        )


if __name__ == "__main__":
    main()
