"""Which office, calling or collective noun a noun phrase tells: of what body and country, and in what rank."""

from __future__ import annotations

from dragoman.extract.grammar.token_view import TokenView
from dragoman.extract.mentions.candidates import Office
from dragoman.extract.mentions.known_words import Item
from dragoman.extract.mentions.noun_phrases import Phrase
from dragoman.lexicon.organisations import Known
from dragoman.lexicon.titles import PAST, RANKS

_OF_ANY_BODY = frozenset({"president", "vice president", "secretary", "treasurer", "general secretary", "commissioner"})

_OF_A_BODY = _OF_ANY_BODY | {"official", "chancellor", "director", "lawyer", "counsel", "economist", "analyst"}

_STATE_WORDS = frozenset({"regime", "entity"})


class Offices:
    """Reads the offices of one report's noun phrases."""

    def __init__(self, view: TokenView) -> None:
        self.view = view
        self.parse, self.lower = view.parse, view.lower

    def read(self, phrase: Phrase, titles: list[Item], country: str | None, body: Known | None) -> Office:
        items, before, complement = phrase.items, phrase.before, phrase.complement
        person_titles = [item for item in titles if item.title is not None and item.title.kind == "person"]
        main = person_titles[0] if person_titles and items[-1].title is None else titles[-1]
        title = main.title
        assert title is not None
        inner = [word for item in titles for word in self.lower[item.start : item.end]]
        words = {*before, *inner} if len(titles) > 1 else set(before)
        ranks = frozenset(words & RANKS)
        ordered = [
            main,
            *(item for item in titles if item is not main and (items[-1].sort == "N" or not title.sectors)),
        ]
        sectors: list[str] = [sector for item in ordered if item.title for sector in item.title.sectors]
        body_name = body.name if body else None
        body_country = body.country if body else None
        first = titles[0].title
        names_body = first is not None and first.kind != "person" and first.key not in _STATE_WORDS
        if len(titles) > 1 and main is titles[-1] and names_body:
            body_name = body_name or self.view.without_article(titles[0].start, titles[0].end)
        unnamed = next((item for item in items[:-1] if item.sort == "N"), None)
        if unnamed is not None and body_name is None:
            body_name = self.parse.wording(unnamed.start, unnamed.end)
        if complement is not None:
            body_name = body_name or complement.body
            known = complement.known
            if body is None or body.bloc is None or "envoy" not in title.classes:
                # But of a "UN envoy for Norway" it is what the office is about.
                country = country or complement.country
            if not sectors:
                sectors += known.sectors if known else complement.sectors
            if complement.place and not ({"envoy", "diplomat", "spokes", "journalist"} & set(title.classes)):
                country = country or (known.country if known else None) or complement.place
        known_body = body or (complement.known if complement else None)
        stands_for = bool({"envoy", "spokes", "fighter"} & set(title.classes))
        is_apart = known_body is not None and (known_body.kind == "organisation" or known_body.bloc is not None)
        if known_body is not None and (not sectors or (stands_for and is_apart)):
            sectors = list(known_body.sectors)
        elif title.key in _OF_A_BODY and body_name is not None:
            # The president of a union is no head of state: what the office is worth, its body says.
            told = known_body.sectors if known_body else complement.sectors if complement else ()
            sectors = list(told or (() if title.key in _OF_ANY_BODY else sectors))
        if not sectors or (title.kind == "person" and not title.sectors):
            sectors += [
                s
                for i in items[:-1]
                if i.known and i.known.sort == "affiliation" and i.known.sectors == ("PTY",)
                for s in i.known.sectors
            ]
        if not sectors and {"spokes", "envoy"} & set(title.classes) and country is not None and body_name is None:
            # "The Norwegian spokesman" speaks for the state.
            sectors = ["GOV"]
        is_past = bool(words & PAST) or bool(set(before) & PAST)
        start = self._title_start(main.start, before)
        end = max(main.end, complement.topic_end if complement and main is titles[-1] else 0)
        title_wording = self._worded(start, end, phrase)
        if complement is not None and complement.post is not None and main is titles[-1]:
            title_wording, end = f"{title_wording} {complement.post}", complement.post_end
        return Office(
            key=title.key,
            kind=title.kind,
            classes=title.classes,
            sectors=tuple(dict.fromkeys(sectors)),
            ranks=ranks,
            is_past=is_past,
            country=country or body_country,
            body=body_name,
            body_key=body_name.lower() if body_name else None,
            title=title_wording,
            start=start,
            end=end,
        )

    def _worded(self, start: int, end: int, phrase: Phrase) -> str:
        """Return a title as worded, with the rank or "former" that a nationality stands between."""
        title = self.parse.wording(start, end)
        told = title.lower().split()
        apart = ""
        for token in range(phrase.start, start):
            if self.lower[token] in RANKS | PAST and self.lower[token] not in told:
                glued = self.lower[token + 1] in {"-", "–"}
                apart += f"{self.parse.words[token]}{'-' if glued else ' '}"
        return apart + title

    def _title_start(self, start: int, before: tuple[str, ...]) -> int:
        while start and self.lower[start - 1] in before and self.lower[start - 1] in RANKS | PAST | {"senior", "chief"}:
            start -= 1
        return start
