"""Questions about the syntax around a cue: subject, phrase edges, verb group, modifiers.

All functions take token numbers of a ``Parse`` and give half-open token ranges. Labels are spaCy's English ones.
"""

from __future__ import annotations

from dragoman.model import Parse, TokenRange

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
RELATIVES = frozenset({"who", "which", "that", "whom", "whose"})
VERBAL = frozenset({"VERB", "AUX"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "X", "SYM"})
PUNCTUATION = frozenset(
    {
        ",",
        ".",
        ";",
        ":",
        "-",
        "--",
        "–",
        "—",
        "'",
        '"',
        "''",
        "``",
        "“",
        "”",
        "‘",
        "’",
        "...",
        "…",
        "?",
        "!",
        "(",
        ")",
        "[",
        "]",
    }
)


def child(parse: Parse, token: int, *labels: str) -> int | None:
    """Return the first dependent of ``token`` with one of the labels, or None."""
    for below in parse.children[token]:
        if parse.deps[below] in labels:
            return below
    return None


def phrase(parse: Parse, head: int) -> TokenRange:
    """Return the range of the subtree of ``head``, without punctuation at its ends."""
    start, end = parse.edges[head]
    return trimmed(parse, start, end)


def trimmed(parse: Parse, start: int, end: int) -> TokenRange:
    """Return the range without punctuation at its ends; quotation marks count as punctuation."""
    while start < end and parse.words[start] in PUNCTUATION:
        start += 1
    while end > start and parse.words[end - 1] in PUNCTUATION:
        end -= 1
    return TokenRange(start, end)


def subject_of(parse: Parse, verb: int) -> int | None:
    """Return the head of the grammatical subject of a verb, inherited through conjunction, participle and infinitive.

    For a participle that modifies a noun (``the report saying``) that noun is returned; None where the verb has none.
    """
    token = verb
    for _ in range(12):
        own = child(parse, token, "nsubj", "nsubjpass", "csubj")
        if own is not None:
            return own
        head, label = parse.heads[token], parse.deps[token]
        if head == token:
            return None
        if label == "relcl":
            return head
        if label == "acl":
            author = _author_of(parse, head)
            return author if author is not None else head
        if label == "conj" and parse.pos[head] not in VERBAL:
            # A verb joined to a noun by a parser's slip; the noun is no speaker for sure.
            return None
        if label in ("conj", "xcomp", "advcl", "ccomp", "pcomp", "prep", "dep", "parataxis", "aux", "acomp"):
            if label in ("advcl", "ccomp", "dep", "parataxis") and parse.tags[token] not in ("VBG", "VBN", "VB"):
                return None
            if label == "ccomp" and parse.tags[token] == "VB" and child(parse, head, "dobj", "dative") is not None:
                return None
            if label == "xcomp":
                controller = child(parse, head, "dobj")
                if controller is not None and controller < token and parse.lemmas[head] not in SUBJECT_CONTROL:
                    return controller
            token = head
            continue
        return None
    return None


def _author_of(parse: Parse, noun: int) -> int | None:
    """Return whose statement, letter or interview the noun is: "she released a statement saying" is her saying."""
    if parse.lemmas[noun].lower() not in UTTERANCES:
        return None
    owner = child(parse, noun, "poss")
    if owner is not None:
        return owner
    governor = parse.heads[noun]
    if parse.deps[noun] == "pobj":
        governor = parse.heads[governor]
    elif parse.deps[noun] != "dobj":
        return None
    if parse.pos[governor] != "VERB" or is_passive(parse, governor):
        return None
    return child(parse, governor, "nsubj")


# Nouns for something said or written; a participle that hangs on one of them belongs to its author.
UTTERANCES = frozenset(
    "statement letter tweet message memo post email e-mail interview speech video note address communique remark comment press-release release sign "
    "telegram op-ed column article conference briefing call banner placard".split()
)

# Verbs whose infinitive keeps their own subject though they have an object ("used the speech to say").
SUBJECT_CONTROL = frozenset(
    "promise use take make hold give write issue call release post deliver publish open begin interrupt cut join send "
    "break seize leave visit phone telephone cite quote raise employ resume end close follow turn spend travel".split()
)


def is_passive(parse: Parse, verb: int) -> bool:
    """Tell whether the verb stands in the passive."""
    return parse.tags[verb] == "VBN" and (
        child(parse, verb, "auxpass", "nsubjpass") is not None or child(parse, verb, "agent") is not None
    )


def verb_group(parse: Parse, verb: int) -> TokenRange:
    """Return the verb with the auxiliaries, negation and adverbs that stand right before it, and its particle."""
    start = verb
    while start > 0:
        before = start - 1
        if (
            parse.heads[before] == verb
            and parse.deps[before] in ("aux", "auxpass", "neg", "advmod")
            and parse.words[before] not in PUNCTUATION
        ):
            start = before
        else:
            break
    end = verb + 1
    if end < len(parse) and parse.heads[end] == verb and parse.deps[end] == "prt":
        end += 1
    return TokenRange(start, end)


def is_negated(parse: Parse, verb: int) -> bool:
    """Tell whether a negation belongs to the verb itself."""
    return child(parse, verb, "neg") is not None


def noun_phrase(parse: Parse, head: int) -> TokenRange:
    """Return the source phrase around a nominal head: its subtree, cut before a following clause that the parser
    hung on by mistake (a coordinated main verb, a quotation).
    """
    start, end = parse.edges[head]
    for below in parse.children[head]:
        left, right = parse.edges[below]
        if (
            below > head
            and parse.deps[below] in ("parataxis", "ccomp", "punct")
            and right == end
            and parse.deps[below] != "punct"
        ):
            end = left
        if below < head and parse.deps[below] in ("advcl", "ccomp", "parataxis", "dep", "meta") and left == start:
            start = right
    return trimmed(parse, start, end)
