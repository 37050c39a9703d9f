"""Which mentions of one report mean the same actor.

One pass in reading order over the candidates of ``mentions``. Names are joined first, over the whole report, so that a
headline or an office may come before the name it belongs to; then offices, nominals and pronouns look for an
antecedent that agrees in number, gender, country and role, the nearer and the more prominent the better. What finds
none stays an entity of its own, or, a pronoun, stays unresolved. Rules: docs/codebook/actors.md.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from dragoman.extract.appositions import callings_beside_names, names_beside_offices
from dragoman.extract.callings import MAY_BE_CALLED, is_anonymous, may_be_called
from dragoman.extract.candidates import Candidate, Office
from dragoman.lexicon.countries import country_label
from dragoman.lexicon.people import PARTICLES
from dragoman.model import Parse

# How far back, in sentences, a pronoun and a bare nominal look for their antecedent.
PRONOUN_REACH: Final = 8
NOMINAL_REACH: Final = 60
# Least agreement for a nominal to be linked; tuned by hand on news texts. After a change: tests/extract/test_actors.py.
NOMINAL_FLOOR: Final = 3.0

_SHARED_CLASSES = frozenset(
    {"envoy", "spokes", "aide", "lawmaker", "doctor", "lawyer", "cleric", "academic", "journalist", "executive",
     "judge", "prosecutor", "monarch", "premier", "candidate", "activist", "speaker", "chief"}
)  # fmt: skip
_GENERIC = frozenset(
    {"man", "woman", "official", "diplomat", "leader", "politician", "candidate", "executive", "nominee"}
)
# Words for whoever is at the head of something; they change freely between papers.
_BARE_HEADS = frozenset({"boss", "chief", "head", "leader"})
_HEADS = _BARE_HEADS | frozenset(
    {"president", "chair", "director", "executive", "chief executive", "secretary general", "general secretary",
     "director general", "commander", "manager"}
)  # fmt: skip
# "The country" at a statement is the state mentioned last.
_STATE_NOUNS = frozenset({"country", "kingdom", "republic", "emirate"})
# Nouns that mean a person only where somebody speaks as one ("a source said"), or stands for a body ("head of X").
_WEAK_NOUNS = frozenset(
    {"source", "head", "chief", "observer", "rival", "fellow", "host", "chair", "guard", "critic", "local", "private",
     "father", "opponent", "incumbent", "principal", "anchor", "owner", "manager", "speaker"}
)  # fmt: skip


@dataclass(slots=True)
class Cluster:
    """An entity in the making."""

    kind: str
    members: list[Candidate] = field(default_factory=list)
    parts: tuple[str, ...] = ()
    names: set[tuple[str, ...]] = field(default_factory=set)
    gender: str = ""
    country: str | None = None
    sectors: tuple[str, ...] = ()
    offices: list[Office] = field(default_factory=list)
    label: str = ""
    known: str | None = None
    is_plural: bool = False
    # Reading-order state: the last place mentioned, the last place as a subject, how often, the last place speaking.
    last: int = -1
    last_subject: int = -1
    n_seen: int = 0
    last_spoken: int = -1
    # Forms of address it was given ("excellency").
    addresses: set[str] = field(default_factory=set)

    def take(self, candidate: Candidate) -> None:
        """Add a mention and what it tells."""
        self.members.append(candidate)
        if candidate.gender in {"m", "f"} and not self.gender:
            self.gender = candidate.gender
        if candidate.address and self.kind == "person":
            self.addresses.add(candidate.address)
        office = candidate.office
        if office is not None and self.kind == "person":
            self.offices.append(office)
        if candidate.country and not self.country:
            self.country = candidate.country
        if candidate.sectors and not self.sectors:
            self.sectors = candidate.sectors


def resolve_mentions(
    parse: Parse,
    candidates: list[Candidate],
    speakers: Mapping[int, int],
    voices: Mapping[int, int],
    issuers: Mapping[int, int],
) -> list[Cluster]:
    """Return the entities of a report with their mentions.

    ``speakers`` maps the number of a candidate to the token of the cue it speaks at, ``voices`` a quoted token to the
    number of the candidate whose words it is among: "he" in a quotation is never the one who speaks it. ``issuers``
    maps a candidate that is a document to the candidate that issued it. Pronouns of the first person are left to the
    caller, who knows whose words they stand in; others without antecedent are in no entity.
    """
    resolver = _Resolver(parse, candidates, speakers, voices)
    resolver.issuers = issuers
    resolver.join_names()
    resolver.join_appositions()
    resolver.read()
    return resolver.clusters


def name_key(parts: Iterable[str]) -> tuple[str, ...]:
    """Return the comparable words of a name: no accents, no marks, no particles or hyphens."""
    plain: list[str] = []
    for part in parts:
        bare = "".join(c for c in unicodedata.normalize("NFKD", part) if c.isalnum()).lower()
        if bare and bare not in PARTICLES:
            plain.append(bare)
    return tuple(plain)


class _Resolver:
    def __init__(
        self, parse: Parse, candidates: list[Candidate], speakers: Mapping[int, int], voices: Mapping[int, int]
    ) -> None:
        self.voices = voices
        self.parse = parse
        self.candidates = candidates
        self.speakers = speakers
        self.clusters: list[Cluster] = []
        self.of: dict[int, Cluster] = {}
        self.sentence = parse.sentence_numbers
        self.paragraph = parse.paragraph_numbers
        self.quoted = _quoted_tokens(parse)
        self.states: dict[str, Cluster] = {}
        self.bodies: dict[tuple[object, ...], Cluster] = {}
        self.people: list[Cluster] = []
        # Persons by the first letters of the words of their names, and by office; entities by when last mentioned.
        self.by_letters: dict[str, list[Cluster]] = defaultdict(list)
        self.by_office: dict[str, list[Cluster]] = defaultdict(list)
        self.recent: dict[int, Cluster] = {}
        self.last_speaker: Cluster | None = None
        self.last_speech = -1
        self.issuers: Mapping[int, int] = {}
        self.topic: Cluster | None = None
        self.beside = names_beside_offices(parse, candidates)
        self.callings = callings_beside_names(parse, candidates)
        # Nouns that were tied to a name ("the petitioner"), and the unnamed speaker of the first paragraphs.
        self.called: dict[str, Cluster] = {}
        self.unnamed: tuple[int, Cluster] | None = None

    def _new(self, kind: str, candidate: Candidate) -> Cluster:
        cluster = Cluster(kind, is_plural=candidate.is_plural)
        self.clusters.append(cluster)
        return cluster

    def _put(self, number: int, cluster: Cluster) -> None:
        self.of[number] = cluster
        office = self.candidates[number].office
        if office is not None and cluster.kind == "person":
            self.by_office[office.key].append(cluster)
            if office.body_key:
                self.by_office[office.body_key].append(cluster)
        cluster.take(self.candidates[number])

    # --- names -----------------------------------------------------------------------------------------------

    def join_names(self) -> None:
        """Join the names of persons over the whole report, longest names first; then all other names."""
        named = [n for n, c in enumerate(self.candidates) if c.form == "name" and c.parts and c.known is None]
        persons = [n for n in named if self.candidates[n].kind == "person"]
        keys = {n: name_key(self.candidates[n].parts) for n in named}
        surnames = {keys[n] for n in persons if len(keys[n]) == 1}
        whole_keys = {keys[n][k:] for n in persons for k in range(len(keys[n]))}
        # A word that the parser once takes for no name at all, and that speaks, is a surname rather than a firm.
        kinds = {"name", "organisation"} if self._tells_of_persons() else {"name"}
        spoken = {
            keys[n]
            for n in named
            if n in self.speakers and self.candidates[n].kind in kinds and self._may_be_surname(self.candidates[n])
        }
        beside = {*self.beside.values(), *self.callings.values()}
        for n in named:
            c = self.candidates[n]
            if c.kind in {"name", "organisation"} and keys[n]:
                if c.kind == "name" and n in beside:
                    persons.append(n)
                    continue
                # "Vera Holm" taken for a firm, where a Holm is known for a person
                full = len(keys[n]) == 2 and keys[n][-1:] in surnames
                if keys[n] in whole_keys or full or keys[n] in spoken:
                    persons.append(n)
        for n in sorted(persons, key=lambda n: (-len(keys[n]), n)):
            if keys[n]:
                self._join_person(n, keys[n])
        taken = set(persons)
        for n in named:
            if n not in taken and self.candidates[n].kind == "organisation":
                self._join_organisation(n)

    def _tells_of_persons(self) -> bool:
        """Tell whether somebody in the report is he or she, or the spokesman, so that a lone word may be a surname."""
        return any(
            (c.form == "pronoun" and c.gender in {"m", "f"})
            or (c.office is not None and c.article == "the" and c.kind == "person" and "spokes" in c.office.classes)
            for c in self.candidates
        )

    def _may_be_surname(self, candidate: Candidate) -> bool:
        word = self.parse.wording(candidate.head_start, candidate.head_end)
        return candidate.kind == "name" or (len(word.split()) == 1 and not word.isupper())

    def _join_person(self, number: int, key: tuple[str, ...]) -> None:
        candidate = self.candidates[number]
        best: Cluster | None = None
        best_rank = (0.0, 0.0, 0.0)
        near = {id(c): c for letters in _letters(key) for c in self.by_letters[letters]}
        for cluster in near.values():
            strength = _name_match(key, cluster.names)
            if strength == 0 or not _may_be_same(candidate, cluster):
                continue
            rank = (strength, float(len(cluster.members)), -float(abs(cluster.members[0].start - candidate.start)))
            if best is None or rank > best_rank:
                best, best_rank = cluster, rank
        if best is None:
            modifies = self.parse.deps[candidate.root] in {"compound", "nmod"} and candidate.office is None
            if len(key) == 1 and modifies and number not in self.speakers:
                return
            best = self._new("person", candidate)
            self.people.append(best)
        if key not in best.names:
            best.names.add(key)
            for letters in _letters(key):
                self.by_letters[letters].append(best)
        if len(key) > len(name_key(best.parts)) or not best.parts:
            best.parts = candidate.parts
            best.label = _tidy(self.parse.wording(candidate.head_start, candidate.head_end))
        self._put(number, best)

    def _join_organisation(self, number: int) -> None:
        candidate = self.candidates[number]
        wording = _tidy(self.parse.wording(candidate.head_start, candidate.head_end))
        single = len(candidate.parts) == 1 and not wording.isupper()
        if single and number not in self.speakers:
            return
        key = ("name", " ".join(word for word in candidate.parts if word != "the"))
        cluster = self.bodies.get(key)
        if cluster is None and wording.isupper():
            whole = self._before_bracket(number)
            cluster = self.of.get(whole) if whole is not None else None
        if cluster is None and wording.isupper():
            cluster = next(
                (o for o in self.clusters if o.kind == "organisation" and _initials(o.parts) == wording.lower()), None
            )
        if cluster is None:
            cluster = self._new("organisation", candidate)
            cluster.label = wording.removeprefix("the ").removeprefix("The ")
            cluster.parts = candidate.parts
        self.bodies[key] = cluster
        self._put(number, cluster)

    def _before_bracket(self, number: int) -> int | None:
        """Return the name that a short form in brackets stands for: "the Northern Union of Teachers (NUT)"."""
        short = self.candidates[number]
        opening = short.start - 1
        if opening < 1 or self.parse.words[opening] != "(":
            return None
        for other in range(number - 1, max(-1, number - 4), -1):
            long = self.candidates[other]
            if long.form != "name" or long.kind not in {"organisation", "body"} or long.end < opening - 5:
                continue
            between = self.parse.words[long.end : opening]
            starts = bool(long.parts) and long.parts[0 if long.parts[0] != "the" else -1][0] == short.parts[0][0]
            if starts and not any(word in {",", ".", ";"} for word in between):
                return other
        return None

    # --- appositions -----------------------------------------------------------------------------------------

    def join_appositions(self) -> None:
        """Join "NAME, the minister of Y," and "the minister, NAME," and "NAME is the minister"."""
        for office, name in self.beside.items():
            cluster = self.of.get(name)
            if cluster is not None and cluster.kind == "person" and office not in self.of:
                told = self.candidates[office].gender
                if not (told and cluster.gender and told != cluster.gender):
                    self._put(office, cluster)
        for noun, name in self.callings.items():
            if name in self.of and self.of[name].kind == "person":
                self.called[self.parse.lemmas[noun].lower()] = self.of[name]
        by_start = {c.start: n for n, c in enumerate(self.candidates)}
        lower, n_tokens = self.parse.lower, len(self.parse)
        for number, c in enumerate(self.candidates):
            if c.form == "pronoun" or c.end >= n_tokens:
                continue
            if lower[c.end] in {",", "–", "—", "(", "-"}:
                following = self._next_phrase(by_start, c.end + 1)
            elif lower[c.end] in {"is", "was"} and self.parse.deps[c.root] == "nsubj":
                following = self._next_phrase(by_start, c.end + 1)
                if following is not None and self.parse.deps[self.candidates[following].root] != "attr":
                    following = None
            else:
                continue
            if (following is not None and following not in self.of) or (
                following is not None and number not in self.of
            ):
                self._join_apposition(number, following)

    def _next_phrase(self, by_start: Mapping[int, int], token: int) -> int | None:
        n_tokens = len(self.parse)
        if token + 1 < n_tokens and self.parse.tags[token] == "CD" and self.parse.words[token + 1] == ",":
            token += 2
        while token < n_tokens and (self.parse.lower[token] in {"who", "is", "also", "then", "now", "was"}):
            token += 1
        return by_start.get(token)

    def _join_apposition(self, left: int, right: int) -> None:
        a, b = self.candidates[left], self.candidates[right]
        if self.sentence[a.start] != self.sentence[b.start]:
            return
        if left in self.of and self.of[left].kind == "person" and b.office is not None and right not in self.of:
            name, title = left, right
        elif right in self.of and self.of[right].kind == "person" and a.office is not None and left not in self.of:
            name, title = right, left
        else:
            return
        office = self.candidates[title].office
        assert office is not None
        if office.kind != "person" or self.candidates[title].is_plural or not self._closes(left, right):
            return
        cluster = self.of[name]
        c = self.candidates[title]
        if c.gender and cluster.gender and c.gender != cluster.gender:
            return
        self._put(title, cluster)

    def _closes(self, left: int, right: int) -> bool:
        """Tell whether what stands behind the second phrase fits an apposition rather than a list."""
        a, b = self.candidates[left], self.candidates[right]
        if self.parse.lower[a.end] in {"is", "was"}:
            return True
        if self.parse.deps[b.root] == "appos":
            return True
        if b.end >= len(self.parse):
            return True
        after = self.parse.lower[b.end]
        if after in {
            ",",
            ".",
            ")",
            ";",
            ":",
            "—",
            "–",
            "who",
            "in",
            "at",
            "from",
            "told",
            "said",
            "on",
            "has",
            "of",
            "for",
        }:
            return self.parse.deps[b.root] != "conj" or after != ","
        return False

    # --- reading order ---------------------------------------------------------------------------------------

    def read(self) -> None:
        """Go through the candidates in reading order and find the antecedents of those that are no names."""
        for number, candidate in enumerate(self.candidates):
            cluster = self.of.get(number)
            if cluster is None:
                cluster = self._find(number, candidate)
                if cluster is not None:
                    self._put(number, cluster)
            if cluster is not None:
                self._notice(number, candidate, cluster)
                if number in self.speakers:
                    self._name_the_unnamed(number, candidate, cluster)

    def _name_the_unnamed(self, number: int, candidate: Candidate, cluster: Cluster) -> None:
        """Join somebody told of by office only to the person who speaks next and is first named there.

        "A senior official said" in the lead is whoever is introduced next. "The foreign minister said" is he whom the
        report next calls by his bare name, as if he were known.
        """
        before, self.unnamed = self.unnamed, None
        if candidate.form in {"title", "nominal"} and cluster.kind == "person" and not cluster.parts:
            self.unnamed = (number, cluster) if self._awaits_name(candidate, cluster) else before
            return
        if before is None or before[1] is cluster or cluster.kind != "person":
            self.unnamed = before
            return
        if not cluster.parts or candidate.form != "name":
            return
        first, unnamed = self.candidates[before[0]], before[1]
        held = first.office
        follows = self.paragraph[candidate.root] - self.paragraph[first.root] <= 2
        introduced = min(m.start for m in cluster.members) > first.start
        agrees = not (first.gender and cluster.gender and first.gender != cluster.gender)
        if held is None or not (follows and introduced and agrees) or unnamed not in self.clusters:
            return
        if held.country and cluster.country and held.country != cluster.country:
            return
        if any(is_anonymous(self.parse, self.parse.sentence_of(member.root)) for member in unnamed.members):
            return
        if first.article != "a":
            fits = not cluster.offices and self._is_bare_name(candidate)
        else:
            fits = may_be_called(held.key, cluster.offices) or any(
                _office_agreement(held, office) >= 2 for office in cluster.offices
            )
        if fits:
            self._merge(unnamed, cluster)

    def _awaits_name(self, candidate: Candidate, cluster: Cluster) -> bool:
        office = candidate.office
        if office is None or cluster.is_plural or is_anonymous(self.parse, self.parse.sentence_of(candidate.root)):
            return False
        if candidate.article != "a":
            return "GOV" in office.sectors or bool(office.country or office.body)
        alone = all(not c.parts or c.last_spoken < 0 for c in self.recent.values())
        return alone and self.paragraph[candidate.root] <= 2 and office.key in MAY_BE_CALLED

    def _is_bare_name(self, candidate: Candidate) -> bool:
        """Tell whether a name stands without any word on who that is: no noun before it, no comma behind."""
        after = self.parse.words[candidate.end] if candidate.end < len(self.parse) else "."
        before = candidate.start - 1
        noun = before >= 0 and self.parse.tags[before].startswith(("NN", "JJ"))
        return not noun and after not in {",", "(", "—", "–", "of"}

    def _merge(self, gone: Cluster, kept: Cluster) -> None:
        for number, cluster in self.of.items():
            if cluster is gone:
                self.of[number] = kept
        kept.members.extend(gone.members)
        kept.offices.extend(gone.offices)
        kept.gender = kept.gender or gone.gender
        kept.country = kept.country or gone.country
        self.recent.pop(id(gone), None)
        self.clusters.remove(gone)

    def _notice(self, number: int, candidate: Candidate, cluster: Cluster) -> None:
        self.recent.pop(id(cluster), None)
        self.recent[id(cluster)] = cluster
        cluster.last = max(cluster.last, candidate.root)
        cluster.n_seen += 1
        before_verb = candidate.end < len(self.parse) and self.parse.tags[candidate.end] in {"VBD", "VBZ"}
        root = candidate.root
        place = self.parse.heads[root] if self.parse.deps[root] == "appos" else root
        if self.parse.deps[place] in {"nsubj", "nsubjpass", "ROOT"} or before_verb:
            cluster.last_subject = candidate.root
        cue = self.speakers.get(number)
        if cue is not None:
            cluster.last_spoken = max(candidate.root, cue)
            if cluster.kind in {"person", "group", "body", "organisation", "state"}:
                self.last_speaker, self.last_speech = cluster, max(candidate.root, cue)

    def _find(self, number: int, candidate: Candidate) -> Cluster | None:
        if candidate.form == "pronoun":
            return self._pronoun(number, candidate)
        if number in self.issuers and self.issuers[number] not in self.issuers:
            issuer = self.of.get(self.issuers[number])
            if issuer is None:
                issuer = self._find(self.issuers[number], self.candidates[self.issuers[number]])
                if issuer is not None:
                    self._put(self.issuers[number], issuer)
            if issuer is not None:
                return issuer
        if candidate.address:
            return self._addressed(number, candidate)
        if candidate.known is not None or candidate.kind == "state":
            return self._of_known(candidate)
        if candidate.office is not None:
            if candidate.kind == "person":
                office = candidate.office
                if office.key in _WEAK_NOUNS and not (office.country or office.body or number in self.speakers):
                    return None
                return self._nominal(number, candidate)
            if candidate.kind in {"body", "organisation"}:
                return self._body(candidate)
            return self._group(candidate)
        return self._bare(number, candidate) if candidate.form != "name" or not candidate.parts else None

    def _addressed(self, number: int, candidate: Candidate) -> Cluster:
        """Return the person a form of address means: one it was used of before, else a speaker whom it fits."""
        best: Cluster | None = None
        best_score = 0.0
        for cluster in self._mentioned(candidate.root, NOMINAL_REACH):
            if cluster.kind != "person" or cluster.is_plural:
                continue
            if candidate.gender and cluster.gender and candidate.gender != cluster.gender:
                continue
            score = 3.0 * (candidate.address in cluster.addresses) + 1.0 * bool(cluster.offices)
            score += 1.0 * (cluster is self.last_speaker)
            score += 1.5 / (1 + self.sentence[candidate.root] - self.sentence[cluster.last])
            if score > best_score:
                best, best_score = cluster, score
        if best is None or best_score < 1.5:
            return self._new_person(candidate)
        best.gender = best.gender or candidate.gender
        return best

    def _bare(self, number: int, candidate: Candidate) -> Cluster:
        """Return the entity of a speaker whose noun the lexicon does not know; the same words mean the same one."""
        wording = self._wording(candidate)
        lemma = self.parse.lemmas[candidate.root].lower()
        if candidate.article == "the" and lemma in self.called:
            return self.called[lemma]
        if candidate.article == "the" and lemma in _STATE_NOUNS:
            states = (c for c in self._mentioned(candidate.root, 3) if c.kind == "state")
            state = next(states, None)
            if state is not None:
                return state
        key = ("bare", wording.lower())
        cluster = self.bodies.get(key) if candidate.article == "the" else None
        if cluster is None and candidate.article == "the" and candidate.kind == "person":
            cluster = self._who_just_spoke(candidate)
        if cluster is None:
            cluster = self.bodies[key] = self._new(candidate.kind, candidate)
            cluster.label = wording
        return cluster

    def _who_just_spoke(self, candidate: Candidate) -> Cluster | None:
        """Return the named speaker before a bare noun ("the cellist said"), as the agencies avoid a second name."""
        last = self.last_speaker
        topic = next((c for c in self._mentioned(candidate.root, 1) if c.kind == "person" and c.parts), None)
        if topic is not None and topic is not last and self._is_topic(candidate, topic):
            last = topic
        if last is None or last.kind != "person" or not last.parts or candidate.end != candidate.head_end:
            return None
        near = self.sentence[candidate.root] - self.sentence[last.last] <= 3
        short = candidate.head_start - candidate.start <= 2 or self.parse.lemmas[candidate.root].endswith("old")
        return last if near and short else None

    def _mentioned(self, token: int, reach: int) -> Iterator[Cluster]:
        """Yield the entities mentioned in the last ``reach`` sentences, the latest first."""
        for cluster in reversed(self.recent.values()):
            if self.sentence[token] - self.sentence[cluster.last] > reach:
                return
            yield cluster

    def _of_known(self, candidate: Candidate) -> Cluster:
        known = candidate.known
        if (
            candidate.kind == "state"
            and candidate.country is not None
            and (known is None or known.sort != "organisation")
        ):
            key: tuple[object, ...] = ("state", candidate.country)
            label = country_label(candidate.country)
        elif known is not None and known.sort == "organisation":
            key, label = ("known", known.name), known.name
        else:
            label = _tidy(self.parse.wording(candidate.head_start, candidate.head_end))
            key = ("people", label.lower())
        cluster = self.bodies.get(key)
        if cluster is None:
            cluster = self.bodies[key] = self._new(candidate.kind, candidate)
            cluster.label = label
            cluster.known = label
            if key[0] == "state":
                cluster.country = candidate.country
        return cluster

    def _body(self, candidate: Candidate) -> Cluster:
        office = candidate.office
        assert office is not None
        key = ("body", office.key, office.country, office.body_key)
        cluster = self.bodies.get(key)
        if cluster is not None:
            return cluster
        if office.country is None and office.body is None and candidate.article in {"the", ""}:
            found = self._latest_body(candidate, office)
            if found is not None:
                return found
        cluster = self._new(candidate.kind, candidate)
        cluster.offices.append(office)
        cluster.label = self._wording(candidate)
        if office.country or office.body:
            self.bodies[key] = cluster
        return cluster

    def _latest_body(self, candidate: Candidate, office: Office) -> Cluster | None:
        best: Cluster | None = None
        for cluster in self._mentioned(candidate.root, NOMINAL_REACH):
            if cluster.kind not in {"body", "organisation"}:
                continue
            same = any(o.key == office.key or o.key.endswith(" " + office.key) for o in cluster.offices)
            named = cluster.label.lower().endswith(office.key)
            if not (same or named):
                continue
            if best is None or cluster.last > best.last:
                best = cluster
        if best is None and office.key in {"regime"}:
            states = [c for c in self._mentioned(candidate.root, NOMINAL_REACH) if c.kind == "state"]
            return max(states, key=lambda c: c.last, default=None)
        return best

    def _group(self, candidate: Candidate) -> Cluster:
        office = candidate.office
        assert office is not None
        if candidate.article == "the" or office.country or candidate.article == "":
            wording = self._wording(candidate).lower()
            key = ("group", office.key, office.country, office.body_key, "" if candidate.article == "the" else wording)
            for tried in (key, ("group", office.key, office.country, office.body_key, wording)):
                if tried in self.bodies:
                    return self.bodies[tried]
            cluster = self._new("group", candidate)
            self.bodies[key] = cluster
            self.bodies.setdefault(("group", office.key, office.country, office.body_key, ""), cluster)
        else:
            cluster = self._new("group", candidate)
            self.bodies[("group", office.key, office.country, office.body_key, "")] = cluster
        cluster.is_plural = True
        cluster.label = self._wording(candidate)
        return cluster

    def _wording(self, candidate: Candidate) -> str:
        start = candidate.start
        if self.parse.lower[start] in {"the", "a", "an"} and start < candidate.end - 1:
            start += 1
        return _tidy(self.parse.wording(start, candidate.end))

    # --- offices and nominals --------------------------------------------------------------------------------

    def _nominal(self, number: int, candidate: Candidate) -> Cluster | None:
        office = candidate.office
        assert office is not None
        best: Cluster | None = None
        best_score = NOMINAL_FLOOR
        if candidate.article != "a" and not (
            candidate.article == "poss" and office.country is None and office.body is None
        ):
            known = {id(c): c for c in self._mentioned(candidate.root, NOMINAL_REACH)}
            ahead = {id(c): c for key in (office.key, office.body_key) if key for c in self.by_office.get(key, ())}
            for cluster in {**known, **ahead}.values():
                if cluster.kind != "person" or (cluster.is_plural != candidate.is_plural):
                    continue
                score = self._nominal_score(number, candidate, office, cluster)
                if score > best_score:
                    best, best_score = cluster, score
        if best is None and candidate.article == "poss":
            # "her daughter", "her daughter": one and the same while nothing says otherwise.
            key = ("poss", office.key, office.country)
            if key not in self.bodies:
                self.bodies[key] = self._new_person(candidate)
            return self.bodies[key]
        return best or self._new_person(candidate)

    def _new_person(self, candidate: Candidate) -> Cluster:
        cluster = self._new("person", candidate)
        cluster.label = self._wording(candidate)
        return cluster

    def _nominal_score(self, number: int, candidate: Candidate, office: Office, cluster: Cluster) -> float:
        if candidate.gender and cluster.gender and candidate.gender != cluster.gender:
            return 0.0
        if office.country and cluster.country and office.country != cluster.country:
            return 0.0
        agreement = max((_office_agreement(office, held) for held in cluster.offices), default=None)
        if agreement is None:
            agreement = self._without_office(number, candidate, office, cluster)
            if agreement is None:
                return 0.0
        elif agreement <= 0:
            vague = None
            if not office.body and (office.country is None or office.country == cluster.country):
                vague = self._without_office(number, candidate, office, cluster)
            if vague is None:
                return 0.0
            agreement = vague
        elif agreement < 3 and not cluster.parts and (office.country or office.body) and not cluster.country:
            # An unnamed official is not the minister of a country told only now.
            return 0.0
        score = agreement
        if office.country and cluster.country == office.country:
            score += 1.0
        if cluster.last < 0:
            # The name comes later in the report: only the very office may point ahead.
            ahead = any(o.key == office.key or (o.body_key and o.body_key == office.body_key) for o in cluster.offices)
            return score - 0.5 if ahead and cluster.parts and agreement >= 4 else 0.0
        distance = self.sentence[candidate.root] - self.sentence[cluster.last]
        if distance > NOMINAL_REACH:
            return 0.0
        score += 1.5 / (1 + distance)
        if self.last_speaker is cluster:
            score += 1.0
        elif cluster.last_spoken >= 0:
            score += 0.3
        return score

    def _without_office(self, number: int, candidate: Candidate, office: Office, cluster: Cluster) -> float | None:
        """Weigh a person whose office the report has not told, as news style leaves it to the reader."""
        if not cluster.parts or cluster.last < 0 or candidate.article != "the":
            return None
        if not may_be_called(office.key, cluster.offices):
            return None
        if number not in self.speakers or (cluster.last_spoken < 0 and not self._is_topic(candidate, cluster)):
            return None
        for other in self._mentioned(candidate.root, NOMINAL_REACH):
            if other is not cluster and any(_office_agreement(office, held) > 0 for held in other.offices):
                return None
        return 2.6 if self.last_speaker is cluster or cluster.last_spoken < 0 else None

    def _is_topic(self, candidate: Candidate, cluster: Cluster) -> bool:
        """Tell whether a person is the subject of the sentence before, and nobody else is named near."""
        sentence = self.sentence[candidate.root]
        if cluster.last_subject < 0 or sentence - self.sentence[cluster.last_subject] > 1:
            return False
        near = self._mentioned(candidate.root, 2)
        return not any(c is not cluster and c.kind == "person" and c.parts and c.last >= 0 for c in near)

    # --- pronouns --------------------------------------------------------------------------------------------

    def _pronoun(self, number: int, candidate: Candidate) -> Cluster | None:
        if candidate.pronoun not in {"s", "p"}:
            return None
        token = candidate.root
        if candidate.gender == "n":
            return self._it(number, candidate)
        best: Cluster | None = None
        best_score = 0.0
        voice = self._voice(token)
        self.topic = self._topic(candidate) if candidate.gender in {"m", "f"} else None
        for cluster in self._mentioned(token, NOMINAL_REACH):
            if cluster is voice:
                continue
            score = self._pronoun_score(number, candidate, token, cluster)
            if score > best_score:
                best, best_score = cluster, score
        if best is None and candidate.gender in {"m", "f"}:
            best = self._ahead(number, candidate)
        if best is not None and candidate.gender in {"m", "f"} and not best.gender and best_score >= 4:
            best.gender = candidate.gender
        return best

    def _voice(self, token: int) -> Cluster | None:
        """Return who speaks the quotation a token stands in; a "he" behind the quotation is looked up first."""
        number = self.voices.get(token)
        if number is None:
            return None
        speaker = self.candidates[number]
        if number not in self.of and speaker.form == "pronoun" and speaker.root not in self.voices:
            cluster = self._pronoun(number, speaker)
            if cluster is not None:
                self._put(number, cluster)
        return self.of.get(number)

    def _topic(self, candidate: Candidate) -> Cluster | None:
        """Return the person who is the subject of the sentence before, in the same paragraph and of that gender."""
        token = candidate.root
        if self.quoted[token]:
            return None
        for cluster in self._mentioned(token, 1):
            subject = cluster.last_subject
            if cluster.kind != "person" or cluster.is_plural or subject < 0 or self.quoted[subject]:
                continue
            if cluster.gender and cluster.gender != candidate.gender:
                continue
            before = self.sentence[token] - self.sentence[subject] == 1
            if before and self.paragraph[token] == self.paragraph[subject]:
                return cluster
        return None

    def _pronoun_score(self, number: int, candidate: Candidate, token: int, cluster: Cluster) -> float:
        if candidate.pronoun == "p":
            if cluster.kind not in {"group", "organisation", "body"} or (
                number not in self.speakers and not cluster.is_plural
            ):
                return 0.0
        elif cluster.kind != "person" or cluster.is_plural:
            return 0.0
        if candidate.gender in {"m", "f"} and cluster.gender and cluster.gender != candidate.gender:
            return 0.0
        distance = self.sentence[token] - self.sentence[cluster.last]
        if distance > PRONOUN_REACH:
            spoken = (
                cluster.last_spoken >= 0 and self.sentence[token] - self.sentence[cluster.last_spoken] <= PRONOUN_REACH
            )
            if not spoken:
                return 0.0
            distance = PRONOUN_REACH
        if self._bound(candidate, cluster):
            return 0.0
        score = 4.0 - 0.5 * distance
        if candidate.pronoun == "p" and not cluster.is_plural:
            score -= 1.5
        if cluster.last_subject >= 0 and self.sentence[token] - self.sentence[cluster.last_subject] <= 1:
            score += 1.5
        elif cluster.last_subject >= 0 and self.sentence[token] - self.sentence[cluster.last_subject] <= 3:
            score += 0.6
        if candidate.gender and cluster.gender == candidate.gender:
            score += 0.5
        if self.topic is cluster:
            score += 0.8
        score += min(cluster.n_seen, 6) * 0.12
        is_speaker = number in self.speakers
        outside = not self.quoted[token]
        if (self.last_speaker is cluster and self.last_speech < token) or cluster.last_spoken >= 0:
            paragraphs = self.paragraph[token] - self.paragraph[min(cluster.last_spoken, token)]
            elsewhere = self.topic is not None and self.topic is not cluster
            if self.last_speaker is cluster and outside and elsewhere and paragraphs:
                score += 0.8 if is_speaker else 0.3
            elif self.last_speaker is cluster and outside:
                score += (2.5 if is_speaker else 1.0) if paragraphs <= 1 else 1.2 if is_speaker else 0.3
            elif outside and is_speaker:
                score += 0.3
        if outside and self.quoted[cluster.last] and cluster.last_spoken < 0:
            # Somebody only spoken of inside a quotation seldom takes up the word after it.
            score -= 2.0
        if not cluster.parts and not cluster.label:
            score -= 0.5
        return max(score, 0.01)

    def _bound(self, candidate: Candidate, cluster: Cluster) -> bool:
        """Tell whether grammar forbids that a pronoun means the subject or the object of its own clause."""
        token = candidate.root
        if candidate.end - candidate.start != 1 or self.parse.tags[token] == "PRP$":
            return False
        word = self.parse.lower[token]
        if word.endswith(("self", "selves")):
            return False
        last = cluster.members[-1].root if cluster.members else -1
        if last < 0 or self.sentence[last] != self.sentence[token]:
            return False
        heads = self.parse.heads
        if heads[last] == heads[token] and last != token:
            return self.parse.deps[token] in {"dobj", "dative", "pobj", "nsubj"}
        # "X told him": the preposition's object against the subject
        return self.parse.deps[token] == "pobj" and heads[heads[token]] == heads[last]

    def _it(self, number: int, candidate: Candidate) -> Cluster | None:
        if number not in self.speakers:
            return None
        token = candidate.root
        near = [
            c for c in self._mentioned(token, 2)
            if c.kind in {"state", "body", "organisation"} and not c.is_plural and 0 <= c.last < token
        ]  # fmt: skip
        return max(
            near,
            key=lambda c: (
                c.last_subject >= 0 and self.sentence[token] - self.sentence[c.last_subject] <= 1,
                c.last_spoken,
                c.last,
            ),
            default=None,
        )

    def _ahead(self, number: int, candidate: Candidate) -> Cluster | None:
        """Return the person named next in the same sentence: "Before he left, Lindqvist said"."""
        for other in range(number + 1, len(self.candidates)):
            named = self.candidates[other]
            if self.sentence[named.start] != self.sentence[candidate.start]:
                return None
            cluster = self.of.get(other)
            if cluster is None or cluster.kind != "person" or named.form != "name":
                continue
            agrees = not cluster.gender or candidate.gender == cluster.gender
            if agrees and self.parse.deps[named.root] == "nsubj":
                return cluster
        return None


def _letters(key: tuple[str, ...]) -> set[str]:
    return {word[:2] for word in (*key, "".join(key))}


def _name_match(key: tuple[str, ...], names: Iterable[tuple[str, ...]]) -> float:
    """Return how well a name fits the names of a person, 0 for not at all."""
    best = 0.0
    for name in names:
        if key == name or "".join(key) == "".join(name):
            best = max(best, 5.0)
        elif len(key) < len(name):
            if name[-len(key) :] == key:
                best = max(best, 4.0)
            elif len(key) == 1 and key[0] in name[1:]:
                best = max(best, 3.0)
            elif len(key) == 1 and key[0] == name[0]:
                best = max(best, 2.5)
            elif len(key) > 1 and (_is_inside(key, name) or (key[0] == name[0] and key[-1] == name[-1])):
                best = max(best, 3.5)
            elif len(key) == 1 and _nearly("".join(key), name[-1]):
                best = max(best, 2.0)
        elif (len(key) == len(name) and len(key) > 1 and key[-1] == name[-1] and _nearly(key[0], name[0])) or (
            len(key) == len(name) and key[0] == name[0] and _nearly(key[-1], name[-1])
        ):
            best = max(best, 3.0)
        if best == 0.0 and _nearly("".join(key), "".join(name)):
            best = 2.0
    return best


def _is_inside(key: tuple[str, ...], name: tuple[str, ...]) -> bool:
    return any(name[n : n + len(key)] == key for n in range(len(name) - len(key) + 1))


def _nearly(left: str, right: str) -> bool:
    """Tell whether two words differ by one letter at most; short ones must be equal."""
    if left == right:
        return True
    if any(c.isdigit() for c in left + right):
        return False
    if min(len(left), len(right)) < 6 or abs(len(left) - len(right)) > 1 or left[0] != right[0]:
        return False
    if len(left) > len(right):
        left, right = right, left
    at = next((n for n, (a, b) in enumerate(zip(left, right, strict=False)) if a != b), len(left))
    return left[at:] == right[at + 1 :] or left[at + 1 :] == right[at + 1 :]


def _may_be_same(candidate: Candidate, cluster: Cluster) -> bool:
    if candidate.gender and cluster.gender and candidate.gender != cluster.gender:
        return candidate.gender not in {"m", "f"}
    office = candidate.office
    if candidate.country and cluster.country and candidate.country != cluster.country:
        return office is None
    return True


def _office_agreement(office: Office, held: Office) -> float:
    """Return how well a nominal's office fits one that a person holds; 0 where they exclude each other."""
    if office.country and held.country and office.country != held.country:
        return 0.0
    if office.body_key and held.body_key and office.body_key != held.body_key:
        shorter, longer = sorted((office.body_key, held.body_key), key=len)
        if shorter not in longer:
            return 0.0
    score = 0.0
    if office.key == held.key:
        score = 4.0
        if ("deputy" in office.ranks) != ("deputy" in held.ranks):
            return 0.0 if "deputy" in office.ranks or office.country is None else 0.5
    elif office.key in held.classes:
        score = 3.2 if office.key in _GENERIC else 3.5
    elif held.key in office.classes:
        score = 2.2
    elif _are_of_one_class(office, held) or _both_head(office, held):
        score = 3.0
    elif office.key in {"man", "woman"}:
        score = 1.6
    if score and office.body_key and held.body_key:
        score += 1.0
    return score


def _are_of_one_class(office: Office, held: Office) -> bool:
    classes = office.classes[:1]
    return bool(classes) and classes == held.classes[:1] and classes[0] in _SHARED_CLASSES


def _both_head(office: Office, held: Office) -> bool:
    """Tell whether both are at the head of something that may be one: "the union boss" for a union leader."""
    of, word = held.key.rpartition(" ")[::2] if held.key not in _HEADS else ("", held.key)
    if office.key not in _HEADS or word not in _HEADS:
        return False
    if of and office.body_key:
        return office.body_key.endswith(of)
    return bool(office.body_key and held.body_key) or office.key in _BARE_HEADS


def _initials(parts: Iterable[str]) -> str:
    return "".join(part[0] for part in parts if part not in {"of", "the", "for", "and", "in", "&"})


def _tidy(wording: str) -> str:
    """Return a wording fit for a label: single spaces, no space after a hyphen."""
    return " ".join(wording.split()).replace("- ", "-").replace(" -", "-").strip(" ,;:-–\"“”'‘’")


def _quoted_tokens(parse: Parse) -> list[bool]:
    """Tell for each token whether it stands inside quotation marks; a quotation ends with its paragraph."""
    quoted = [False] * len(parse)
    for start, end in parse.paragraphs:
        inside = False
        for token in range(start, end):
            word = parse.words[token]
            if word in {"“", "``", "«"}:
                inside = True
            elif word in {"”", "''", "»"}:
                inside = False
            elif word == '"':
                inside = not inside
            quoted[token] = inside
    return quoted
