"""Country and sector of the actors in a public set of cases, with and without the pack of offices.

    python evaluation/score_country_sector.py actor_cases.jsonl [--show]

A case has ``mention``, ``context``, ``date`` and what is asked: ``country``, ``sector``, ``sector2``, each a code,
empty or ``UNK`` for none, null for not asked, or a condition. The mention is put before "said on Monday that it would
go on.", behind the context, if any, and read by itself, as published on that date. A sector is right that comes first
and is one of those asked. Blocs stand in the place of a country. ``--show`` tells what is wrong with the pack.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import dragoman
from dragoman.config import ResolveSettings, Settings
from dragoman.lexicon.organisations import bloc_of

TEXT = "{mention} said on Monday that it would go on."
# Cases that neither words nor a lexicon of institutions decide, but who or what somebody is. Marked by hand.
WORLD = frozenset(
    """
    test_time2#1 test_drian_name_past#1 test_chilean#1 test_chilean_2#1 test_burkhard#1 test_general_burkhard#1
    test_105#1 test_109#1 test_112#1 test_121_2#1 test_129#1 test_tseng_name2#1 test_col_sen_name#1
    test_kartapolov_full#1 test_kartapolov_name#1 test_216_2#1 test_220_2#1 test_221#1 test_221_2#1 test_225#1
    test_249#1 test_250#1 test_255#1 test_274#1 test_277#1 test_280#1 test_281_3#1 test_283#1 test_286#1 test_uk5#1
    test_258#1 test_210#2 test_243#1 test_som_reb#1 test_som_reb2#1
    """.split()
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("cases", type=Path)
    parser.add_argument("--show", action="store_true", help="tell what is wrong with the pack")
    asked = parser.parse_args()
    cases = [json.loads(line) for line in asked.cases.read_text(encoding="utf-8").splitlines() if line]
    cases = [case for case in cases if case["country"] is not None or case["sector"] is not None]
    for with_pack in (False, True):
        settings = replace(Settings(), resolve=ResolveSettings(offices_pack=with_pack))
        found = [_found(case, settings) for case in cases]
        print("with the pack" if with_pack else "without the pack")
        for what, wanted in (("world", [True]), ("others", [False]), ("all", [True, False])):
            rows = [(c, f) for c, f in zip(cases, found, strict=True) if (c["id"] in WORLD) in wanted]
            country = [_is_country(c, f) for c, f in rows]
            sector = [_is_sector(c, f) for c, f in rows]
            both = [a and b for a, b in zip(country, sector, strict=True)]
            print(
                f"  {what}: {len(rows)} cases, "
                + ", ".join(
                    f"{name} {sum(each)} ({sum(each) / len(rows):.0%})"
                    for name, each in (("country", country), ("sector", sector), ("both", both))
                )
            )
            if asked.show and with_pack and what == "world":
                for (case, actor), is_right in zip(rows, both, strict=True):
                    if not is_right:
                        got = (actor.get("name"), actor.get("country"), actor.get("sectors"))
                        print("    ", case["mention"], case["date"], case["country"], case["sector"], "|", *got)


def _found(case: Mapping[str, Any], settings: Settings) -> Mapping[str, Any]:
    """Return the actor of the mention as the exchange format has it; empty where there is none."""
    mention = case["mention"][:1].upper() + case["mention"][1:]
    before = f"{case['context']}.\n\n" if case["context"] else ""
    text = before + TEXT.format(mention=mention)
    found = dragoman.analyse(text, published=_day(case["date"]), settings=settings).to_dict()
    start, end = len(before), len(before) + len(mention)
    spoken = [each["speaker"] for each in found["statements"] if each["speaker"] and each["speaker_span"]
              and each["speaker_span"][0] < end and each["speaker_span"][1] > start]  # fmt: skip
    by_id = {actor["actor_id"]: actor for actor in found["actors"]}
    if spoken:
        return by_id[spoken[0]]
    overlapping = [
        (min(end, m["span"][1]) - max(start, m["span"][0]), actor)
        for actor in found["actors"]
        for m in actor["mentions"]
    ]
    best = max(overlapping, key=lambda row: row[0], default=(0, {}))
    return best[1] if best[0] > 0 else {}


def _day(date: str | None) -> str | None:
    if date is None or date[:4].isdigit():
        return date
    return dt.datetime.strptime(date, "%d %B %Y").date().isoformat()


def _is_country(case: Mapping[str, Any], actor: Mapping[str, Any]) -> bool:
    own = actor.get("country") or (bloc_of(actor["name"]) if actor else None) or ""
    return _fits(case["country"], own)


def _is_sector(case: Mapping[str, Any], actor: Mapping[str, Any]) -> bool:
    own = next((sector for sector in actor.get("sectors", ()) if sector not in {"IGO", "NGO"}), "")
    if case["sector2"] and own == case["sector2"]:
        return True
    return _fits(case["sector"], own)


def _fits(asked: Any, own: str) -> bool:
    if asked is None:
        return True
    if isinstance(asked, dict):
        return own in asked["value"] if asked["op"] == "in" else own != asked["value"]
    return own == ("" if asked == "UNK" else asked)


if __name__ == "__main__":
    main()
