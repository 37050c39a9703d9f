"""What speaks for and against an entity as the one that a speaker's words mean, as named features."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from dragoman.extract.entities.clusters import Cluster, Clusters
from dragoman.extract.entities.descriptions import STEM, Descriptions
from dragoman.extract.entities.office_matching import fits_body, office_agreement
from dragoman.extract.entities.wider_words import may_be_called
from dragoman.extract.grammar.columns import at
from dragoman.extract.mentions.candidates import Candidate
from dragoman.lexicon.general_words import GENERAL_WORDS, is_called
from dragoman.lexicon.word_sorts import words_of

_QUANTITIES = words_of("entities", "openers of others")
_TURNS = words_of("entities", "words for another's turn")
_GOING_ON = words_of("entities", "words for going on")
# What says another thing of each sort of words.
_BY_SORT = ("by rules", "kind ", "named ", "sentences ", "subject ", "last speaker ", "named nearest ", "ahead ")


@dataclass(slots=True, eq=False)
class Asked:
    """The words of a speaker as the choice sees them: where they stand, and what they tell."""

    book: Clusters
    number: int
    candidate: Candidate
    sort: str
    phrase: range
    by_rules: Cluster | None
    descriptions: Descriptions
    token: int = field(init=False)
    sentence: int = field(init=False)
    paragraph: int = field(init=False)
    words: frozenset[str] = field(init=False)
    head: str = field(init=False)
    plain: frozenset[str] = field(init=False)
    proper: frozenset[str] = field(init=False)
    lemma: str = field(init=False)
    turn: str = field(init=False)
    is_quoted: bool = field(init=False)

    def __post_init__(self) -> None:
        book, parse, c = self.book, self.book.parse, self.candidate
        self.token = c.root
        self.sentence, self.paragraph = book.sentence[c.root], book.paragraph[c.root]
        self.lemma = parse.lemmas[c.root].lower()
        self.words = frozenset(w for w in parse.lower[c.start : c.end] if len(w) > 3 and w.isalpha())
        self.head = parse.lower[c.root][:STEM]
        whole = range(min(c.start, self.phrase.start or c.start), max(c.end, self.phrase.stop))
        whole = whole if len(whole) <= 12 else range(c.start, c.end)
        told = [(t, stem) for t, stem in self.descriptions.of_tokens(whole) if not c.has_in_head(t)]
        self.proper = frozenset(stem for t, stem in told if parse.words[t][0].isupper() and t > whole.start)
        self.plain = frozenset(stem for _, stem in told) - self.proper
        around = parse.sentence_of(c.root)
        near = parse.lower[max(around.start, c.start - 6) : min(around.end, c.end + 7)]
        self.turn = "turn" if not _TURNS.isdisjoint(near) else "on" if not _GOING_ON.isdisjoint(near) else ""
        self.is_quoted = bool(book.quoted[c.root])


@dataclass(frozen=True, slots=True)
class Offices:
    """How well the offices of the entities fit, the best of them, how many fit at all, and how many of the words are
    told of each.
    """

    fits: tuple[float, ...]
    best: float
    n_fitting: int
    told: tuple[int, ...]

    @property
    def best_told(self) -> int:
        """How many words are told of whom most are told."""
        return max(self.told)


def weigh_offices(asked: Asked, clusters: Sequence[Cluster]) -> Offices:
    """Weigh the offices of all entities for a noun; nothing is weighed for a pronoun."""
    office = asked.candidate.office
    told = tuple(_told_of(asked, c) for c in clusters)
    if office is None:
        return Offices((-1.0,) * len(clusters), -1.0, 0, told)
    fits = tuple(max((office_agreement(office, held) for held in c.offices), default=-1.0) for c in clusters)
    return Offices(fits, max(fits), sum(fit > 0 for fit in fits), told)


def _told_of(asked: Asked, cluster: Cluster) -> int:
    """Return how many of the words are told of an entity elsewhere, the noun twice."""
    if asked.candidate.form == "pronoun":
        return 0
    words = asked.descriptions.of(cluster)
    return 2 * (asked.head in words) + len(words & asked.plain) + 2 * len(words & asked.proper)


def features_of_nobody(asked: Asked, clusters: Sequence[Cluster], offices: Offices) -> Iterator[str]:
    """Yield what speaks for and against nobody told of otherwise."""
    sort, c = asked.sort, asked.candidate
    yield "nobody"
    yield f"nobody {sort}"
    yield f"nobody {sort} {c.article}"
    if asked.by_rules is None:
        yield "by rules"
        yield f"by rules nobody {sort}"
        yield f"by rules nobody {sort} {c.article} {min(offices.n_fitting, 1)}"
    yield f"nobody fitting {sort} {min(offices.n_fitting, 2)}"
    yield f"nobody best {sort} {_step(offices.best)}"
    named = sum(each.is_named_person and each.last >= 0 for each in clusters)
    yield f"nobody named {sort} {min(named, 3)}"
    first = asked.book.parse.lower[c.start]
    if first in _QUANTITIES:
        yield f"nobody of others {sort}"
    if c.country is not None or (c.office is not None and c.office.country):
        yield f"nobody country {sort}"
    if c.office is not None and c.office.body:
        yield f"nobody body {sort}"
    if asked.paragraph == 0:
        yield f"nobody first paragraph {sort}"
    if asked.turn:
        yield f"nobody {asked.turn}"


def features_of_option(asked: Asked, place: int, clusters: Sequence[Cluster], offices: Offices) -> Iterator[str]:
    """Yield what speaks for and against an entity, the one at ``place`` of all options."""
    sort = asked.sort
    for feature in _plain(asked, place, clusters, offices):
        yield feature
        if feature.startswith(_BY_SORT):
            yield f"{sort} {feature}"


def _plain(asked: Asked, place: int, clusters: Sequence[Cluster], offices: Offices) -> Iterator[str]:
    cluster = clusters[place]
    is_last = asked.book.last_speaker is cluster
    if asked.by_rules is cluster:
        yield "by rules"
        yield f"by rules kind {cluster.kind}"
        yield f"by rules office {_step(offices.fits[place])} alone {offices.n_fitting <= 1}"
        yield f"by rules told {min(offices.told[place], 3)} most {offices.told[place] == offices.best_told}"
    elif asked.by_rules is not None:
        yield "rules chose another"
    yield f"kind {cluster.kind}"
    yield "named" if cluster.parts or cluster.known else "unnamed"
    yield f"named {bool(cluster.parts or cluster.known)} {cluster.kind}"
    if cluster.kind == "person" and not cluster.parts:
        yield f"unnamed {cluster.n_seen > 1} {bool(cluster.gender)}"
    yield from _where(asked, cluster)
    yield from _prominence(asked, place, clusters)
    yield from _speech(asked, cluster, is_last)
    yield from _agreement(asked, cluster)
    if asked.candidate.form != "pronoun":
        yield from _described(asked, place, clusters, offices)
        yield from _noun(asked, place, clusters, offices, is_last)
    if cluster.last < 0:
        yield from _ahead(asked, place, clusters, offices)
    yield from _in_phrase(asked, cluster)


def _where(asked: Asked, cluster: Cluster) -> Iterator[str]:
    """Yield how far away an entity was mentioned last, and as what."""
    book = asked.book
    if cluster.last < 0:
        first = min(member.start for member in cluster.members)
        yield f"ahead {min(book.sentence[first] - asked.sentence, 3)}"
        yield f"ahead paragraphs {min(book.paragraph[first] - asked.paragraph, 2)} first {asked.paragraph == 0}"
        return
    sentences = asked.sentence - book.sentence[cluster.last]
    yield f"sentences {sentences if sentences < 4 else 4 if sentences < 7 else 7}"
    if book.quoted[cluster.last] and not asked.is_quoted:
        yield "last in a quotation"
    if cluster.last_subject >= 0:
        since = asked.sentence - book.sentence[cluster.last_subject]
        yield f"subject {since if since < 4 else 4}"
    else:
        yield "never subject"


def _ahead(asked: Asked, place: int, clusters: Sequence[Cluster], offices: Offices) -> Iterator[str]:
    """Yield which an entity is of those named only later, whether it speaks there, and whether words are told of it."""
    cluster, book = clusters[place], asked.book
    later = [c for c in clusters if c.last < 0 and c.kind == cluster.kind]
    rank = min(later.index(cluster), 2)
    first = min(cluster.members, key=lambda m: m.start)
    speaks = any(book.candidates[n] is first for n in book.speakers_at(first.root))
    is_bare = first.office is None and at(book.parse.words, first.end) not in {",", "("}
    is_top = asked.paragraph == 0
    told = min(offices.told[place], 3)
    yield f"named later {rank} top {is_top} told {told > 0}"
    yield f"named later {rank} speaks {speaks} bare {is_bare} {asked.candidate.article}"
    yield f"named later told {told} top {is_top} speaks {speaks}"
    if len(later) == 1:
        yield f"the only one named later top {is_top} told {told > 0}"


def _prominence(asked: Asked, place: int, clusters: Sequence[Cluster]) -> Iterator[str]:
    """Yield how often an entity was mentioned, and which it is of its kind, from the nearest on."""
    cluster = clusters[place]
    others = [c for c in clusters if c.kind == cluster.kind and c.last >= 0]
    if cluster.last < 0:
        return
    named = [c for c in others if c.parts or c.known]
    if cluster in named:
        yield f"named nearest {min(named.index(cluster), 3)}"
        if len(named) == 1:
            yield "the only one named"
    yield f"nearest {min(others.index(cluster), 3)}"
    if cluster.n_seen == max(c.n_seen for c in others):
        yield "most often seen"


def _speech(asked: Asked, cluster: Cluster, is_last: bool) -> Iterator[str]:
    """Yield who spoke before, and what the words around tell of going on or another's turn."""
    book = asked.book
    if cluster.last_spoken >= 0:
        paragraphs = min(asked.paragraph - book.paragraph[min(cluster.last_spoken, asked.token)], 3)
        yield "has spoken"
        if is_last:
            yield f"last speaker {paragraphs}"
        if asked.turn:
            yield f"{asked.turn} last speaker {is_last}"
    elif cluster.last >= 0:
        yield "has not spoken"
        if asked.turn:
            yield f"{asked.turn} not spoken"
    if book.last_speaker is None:
        yield "nobody spoke"


def _agreement(asked: Asked, cluster: Cluster) -> Iterator[str]:
    """Yield how gender and country agree."""
    c = asked.candidate
    if c.gender in {"m", "f"}:
        yield f"gender {'same' if cluster.gender == c.gender else 'not told'}"
    country = c.country or (c.office.country if c.office is not None else None)
    if country is not None:
        told = cluster.country
        yield f"country {'same' if told == country else 'another' if told else 'not told'}"
    if c.party:
        yield f"party {'same' if cluster.party == c.party else 'another' if cluster.party else 'not told'}"


def _noun(asked: Asked, place: int, clusters: Sequence[Cluster], offices: Offices, is_last: bool) -> Iterator[str]:
    """Yield how an office, the words of a name, or a general word fit an entity."""
    cluster, c, fit = clusters[place], asked.candidate, offices.fits[place]
    if c.office is not None:
        yield f"office {_step(fit)}"
        if fit > 0:
            yield f"office best {fit == offices.best} alone {offices.n_fitting == 1}"
        elif offices.n_fitting:
            yield f"office fits another {bool(cluster.offices)}"
        if cluster.kind == "person" and fit <= 0:
            yield f"may be called so {may_be_called(c.office.key, cluster.offices)} {is_last}"
        if c.office.body_key:
            yield f"body {any(fits_body(c.office, held) for held in cluster.offices)} {bool(cluster.offices)}"
    if cluster.kind != "person":
        if asked.lemma in GENERAL_WORDS and is_called(asked.lemma, cluster.kind, cluster.label, cluster.sectors):
            yield "general word fits"
        yield from _shared_words(asked, cluster)


def _described(asked: Asked, place: int, clusters: Sequence[Cluster], offices: Offices) -> Iterator[str]:
    """Yield which of the words are told of an entity elsewhere in the report, and of nobody else so many."""
    cluster = clusters[place]
    words = asked.descriptions.of(cluster)
    name = "named" if cluster.parts or cluster.known else "unnamed"
    if asked.proper:
        matched, n_proper = len(words & asked.proper), len(asked.proper)
        yield f"proper words told {'all' if matched == n_proper else 'some' if matched else 'none'} {name}"
    most = max(offices.told)
    if most:
        rank = "most" if offices.told[place] == most else "fewer" if offices.told[place] else "none"
        yield f"told {rank} alone {sum(each == most for each in offices.told) == 1} {name}"


def _shared_words(asked: Asked, cluster: Cluster) -> Iterator[str]:
    """Yield how many words of the noun's phrase an entity's name has, and whether the noun itself is one."""
    label = cluster.label.lower()
    shared = sum(word[:6] in label for word in asked.words)
    if shared:
        yield f"words shared {min(shared, 2)} of {min(len(asked.words), 3)}"
    if asked.lemma in label:
        yield "noun in the name"


def _in_phrase(asked: Asked, cluster: Cluster) -> Iterator[str]:
    """Yield where the source phrase itself names an entity: behind a comma, beside the noun, in its genitive."""
    c, parse = asked.candidate, asked.book.parse
    inside = next((m for m in cluster.members if m.form == "name" and m.start in asked.phrase), None)
    if inside is None:
        return
    side = "before" if inside.root < c.root else "behind"
    mark = at(parse.words, inside.start - 1) if inside.start > asked.phrase.start else ""
    mark = mark if mark in {",", "(", "of", "in", "and"} else "noun" if parse.tags[inside.start - 1][:1] == "N" else "-"
    yield f"in phrase {side} {mark} {inside.end >= asked.phrase.stop - 1}"


def _step(fit: float) -> str:
    if fit < 0:
        return "none told"
    return "excluded" if fit == 0 else str(min(int(fit), 4))
