"""Deeds and topics that read as statements: "summoned the envoy", "recalled 300 cars", "reviewed ties"."""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.extract.grammar.clauses import child, is_passive
from dragoman.extract.grammar.heads import head_of
from dragoman.extract.statements.cue_candidate import lemma_of
from dragoman.extract.statements.statement_draft import Draft
from dragoman.lexicon.humans import is_human
from dragoman.lexicon.word_sorts import words_of
from dragoman.model import Parse, TokenRange

DEEDS = words_of("statements", "verbs of deeds")
PASSIVE_DEEDS = words_of("statements", "passives of deeds")
TOPICS = words_of("statements", "verbs of topics")
TOPIC_NOUNS = words_of("statements", "nouns of topics")
RECALLED = words_of("statements", "things recalled")
ADMITTED = words_of("statements", "things admitted")
ATTACKED = words_of("statements", "things attacked")
FIGHTERS = words_of("statements", "fighters")
ASKING = words_of("statements", "verbs of asking")
GESTURES = words_of("statements", "gestures")
REFERRING = words_of("statements", "participles of referring")


def without_deeds(parse: Parse, drafts: Iterable[Draft]) -> list[Draft]:
    """Return the drafts that tell of something said."""
    return [draft for draft in drafts if draft.anchor is None or not _is_deed(parse, draft, draft.anchor)]


def _is_deed(parse: Parse, draft: Draft, anchor: int) -> bool:
    if parse.pos[anchor] not in {"VERB", "AUX"}:
        return parse.lower[anchor] in TOPIC_NOUNS and _is_of_topic(parse, draft, anchor)
    lemma = lemma_of(parse, anchor)
    has_clause = _has_clause(parse, anchor)
    if draft.quotations and not _is_passive_of_nobody(parse, draft, anchor):
        return lemma in GESTURES and _is_gesture(parse, draft, anchor)
    if _says_nothing(parse, anchor):
        return True
    if lemma in DEEDS or (lemma in PASSIVE_DEEDS and is_passive(parse, anchor)):
        return not has_clause
    if lemma in TOPICS:
        return not has_clause and _is_of_topic(parse, draft, anchor) and _is_joint(parse, draft)
    if lemma in ASKING:
        return _is_passive_of_nobody(parse, draft, anchor) and parse.lower[max(anchor - 1, 0)] == "when"
    if lemma in REFERRING and parse.tags[anchor] == "VBG" and not has_clause:
        return _opens(parse, draft, anchor, lemma)
    return _is_deed_by_object(parse, draft, lemma) or _is_unlisted_passive(parse, draft, anchor)


def _says_nothing(parse: Parse, verb: int) -> bool:
    """Tell "said nothing about the strike", "did not say anything": nothing is told of what there is."""
    told = child(parse, verb, "dobj")
    if told is None:
        return False
    is_denied = child(parse, verb, "neg") is not None
    return parse.lower[told] == "nothing" or (is_denied and parse.lower[told] == "anything")


def _has_clause(parse: Parse, verb: int) -> bool:
    return child(parse, verb, "ccomp") is not None


def _is_of_topic(parse: Parse, draft: Draft, anchor: int) -> bool:
    """Tell whether the content is nothing but a topic: a phrase behind the cue without a clause of its own."""
    return all(piece.start > anchor for piece in draft.content) and parse.lower[draft.content[0].start] not in {
        "that", "how", "whether", "why",
    }  # fmt: skip


def _is_gesture(parse: Parse, draft: Draft, anchor: int) -> bool:
    """Tell "“We left.” Hallen nodded.": what was said ends with its sentence, before that of the gesture."""
    start = parse.sentence_of(anchor).start
    return all(piece.end <= max(start, (draft.source or piece).start) for piece in draft.content) and all(
        parse.words[token] != "," for token in range(max(draft.end() - 2, 0), draft.end())
    )


def _is_passive_of_nobody(parse: Parse, draft: Draft, anchor: int) -> bool:
    return draft.source is None and (is_passive(parse, anchor) or parse.tags[anchor] == "VBN")


def _is_unlisted_passive(parse: Parse, draft: Draft, anchor: int) -> bool:
    """Tell a passive by nobody whose verb the lexicon does not know: "the resolution was passed"."""
    return (
        not draft.listed
        and draft.frame == "model"
        and _is_passive_of_nobody(parse, draft, anchor)
        and not any(
            parse.deps[below] in {"ccomp", "xcomp", "oprd"} or parse.lower[below] == "as"
            for below in parse.children[anchor]
        )
    )


def _opens(parse: Parse, draft: Draft, anchor: int, lemma: str) -> bool:
    """Tell "Referring to the raid, he said": a phrase before the verb of saying; of "citing" only what cites people."""
    head = head_of(parse, *draft.content[0])
    if lemma == "cite" and not is_human(parse.lemmas[head].lower()):
        return False
    is_apart = anchor == parse.sentence_of(anchor).start or parse.words[anchor - 1] == ","
    is_before = anchor < parse.heads[anchor] or lemma == "cite"
    return is_apart and is_before and parse.deps[anchor] in {"advcl", "prep", "acl"}


def _is_joint(parse: Parse, draft: Draft) -> bool:
    """Tell several who talk with each other, and a council: who reviews by himself may tell what he found."""
    if draft.source is None:
        return False
    head = head_of(parse, *draft.source)
    is_several = parse.tags[head] in {"NNS", "NNPS", "CD"} or parse.lower[head] in {"they", "both", "two", "council"}
    cue = draft.cue
    if cue is not None and any(parse.pos[token] == "PROPN" for token in range(draft.source.end, cue.start)):
        return True  # "Iran, Norway discuss trade", of which a parser sees the first
    return is_several or child(parse, head, "conj") is not None or _talks_with(parse, draft)


def _talks_with(parse: Parse, draft: Draft) -> bool:
    """Tell "held talks with", "exchanged views on"."""
    cue = draft.cue
    return cue is not None and any(
        parse.lower[token] in TOPIC_NOUNS for token in range(cue.start, min(cue.end + 2, len(parse)))
    )


def _is_deed_by_object(parse: Parse, draft: Draft, lemma: str) -> bool:
    content = draft.content[0]
    head = head_of(parse, *content)
    if lemma == "recall":
        return _is_counted(parse, head) or _is_one_of(parse, head, RECALLED)
    if lemma == "admit":
        return _is_one_of(parse, head, ADMITTED)
    if lemma == "attack":
        return _is_one_of(parse, head, ATTACKED) or _is_fighter(parse, draft.source)
    return False


def _is_counted(parse: Parse, head: int) -> bool:
    return child(parse, head, "nummod") is not None


def _is_one_of(parse: Parse, head: int, things: frozenset[str]) -> bool:
    lemma = parse.lemmas[head].lower()
    return lemma in things or ("people" in things and is_human(lemma) and parse.pos[head] == "NOUN")


def _is_fighter(parse: Parse, source: TokenRange | None) -> bool:
    return source is not None and parse.lemmas[head_of(parse, *source)].lower() in FIGHTERS
