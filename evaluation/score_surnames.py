"""How often a surname alone is given to its bearer, and how often to somebody else, in a record of any reports.

    python evaluation/score_surnames.py RECORD [--folds 10] [--show] [--without-pack]

Names that are known are hidden: of each report one person with a full name is taken (by a digest, so that runs repeat),
the name is cut to its surname, and everything is resolved again. Who the bearer is, the reports themselves have told:
the actor that others of the same full name made, or nobody, where no other report names the person. So both what is
given wrongly and what is not given at all are counted. Every report is hidden once, a fold at a time.

``as told`` leaves the office and country that the report tells; ``bare`` hides them too. ``each name`` weighs every
surname alike; without it one president makes most of the figure.
"""

from __future__ import annotations

import argparse
import hashlib
from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace
from pathlib import Path

import dragoman
from dragoman.model import Entity, Role, Span
from dragoman.resolve import load_offices, resolve_entities
from dragoman.resolve.persons import is_full, is_named
from dragoman.resolve.pools import Published


@dataclass
class Tally:
    """What became of hidden names, by surname."""

    right: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)
    alone: Counter[str] = field(default_factory=Counter)
    invented: Counter[str] = field(default_factory=Counter)
    nobody: Counter[str] = field(default_factory=Counter)
    features: Counter[tuple[str, bool]] = field(default_factory=Counter)

    def told(self) -> str:
        right, wrong, alone, invented, nobody = (
            sum(each.values()) for each in (self.right, self.wrong, self.alone, self.invented, self.nobody)
        )
        given, known = right + wrong + invented, right + wrong + alone
        names = {*self.right, *self.wrong, *self.alone}
        recall = sum(
            self.right[name] / (self.right[name] + self.wrong[name] + self.alone[name]) for name in names
        ) / max(len(names), 1)
        bearers = {*self.right, *self.wrong, *self.invented}
        precision = sum(
            self.right[name] / (self.right[name] + self.wrong[name] + self.invented[name]) for name in bearers
        ) / max(len(bearers), 1)
        return (
            f"{right + wrong + alone + invented + nobody} hidden; given {given}: {right} right, {wrong} to another, "
            f"{invented} of whom no other report tells; precision {right / max(given, 1):.1%}, "
            f"recall {right / max(known, 1):.1%} of {known}; each name: precision {precision:.1%} of {len(bearers)}, "
            f"recall {recall:.1%} of {len(names)}"
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("record", type=Path)
    parser.add_argument("--folds", type=int, default=10)
    parser.add_argument("--show", action="store_true", help="tell what is wrong")
    parser.add_argument("--without-pack", action="store_true")
    asked = parser.parse_args()
    entities, published = _load(asked.record)
    packs = () if asked.without_pack else (load_offices(),)
    whole = {link.entity_id: link.actor_id for link in resolve_entities(entities, published, packs).links}
    names: dict[str, str] = {}
    reports: dict[str, set[str]] = defaultdict(set)
    for entity in entities:
        if is_full(entity.name) or whole[entity.id] not in names:
            names[whole[entity.id]] = entity.name
        reports[whole[entity.id]].add(entity.report_id)
    chosen = _chosen(entities)
    for what in ("as told", "bare"):
        tally = Tally()
        for fold in range(asked.folds):
            hidden = {e.id for e in chosen if _number(e.report_id) % asked.folds == fold}
            cut = [_cut(e, is_bare=what == "bare") if e.id in hidden else e for e in entities]
            links = {link.entity_id: link for link in resolve_entities(cut, published, packs).links}
            together = defaultdict(set)
            for entity in cut:
                if entity.id not in hidden:
                    together[links[entity.id].actor_id].add(whole[entity.id])
            for entity in (e for e in chosen if e.id in hidden):
                _count(tally, entity, whole[entity.id], together, links[entity.id], reports, names, show=asked.show)
        print(f"{what}: {tally.told()}")
        for (feature, is_right), n in sorted(tally.features.items()):
            print(f"    {feature}: {n} {'right' if is_right else 'wrong'}")


def _count(tally, entity, truth, together, link, reports, names, *, show) -> None:  # type: ignore[no-untyped-def] # noqa: PLR0917
    surname = _surname(entity.name)
    # With surnames alone that nobody could place, a name is as good as alone.
    others = {each for each in together.get(link.actor_id, set()) if is_full(names[each])}
    is_known = len(reports[truth]) > 1
    if not others:
        (tally.alone if is_known else tally.nobody)[surname] += 1
        return
    is_right = truth in others
    (tally.right if is_right else tally.wrong if is_known else tally.invented)[surname] += 1
    tally.features[link.reasons[0].feature if link.reasons else "", is_right] += 1
    if show and not is_right:
        print("  ", entity.name, "taken for", *(names[each] for each in others), "|", link.reasons[0])


def _load(record: Path) -> tuple[list[Entity], Published]:
    with dragoman.open(record) as opened:
        rows = opened.query("select * from entities order by report_no, id").to_dicts()
        days = {row["id"]: row["published"] for row in opened.query("select id, published from reports").to_dicts()}
    return [_entity(row) for row in rows], days


def _entity(row) -> Entity:  # type: ignore[no-untyped-def]
    role = row["role"]
    if role is not None:
        role = Role(role["title"], role["body"], role["country"], Span(**role["span"]))
    return Entity(
        id=row["id"], report_id=row["report_id"], kind=row["kind"], name=row["name"], country=row["country"],
        sectors=tuple(row["sectors"] or ()), role=role, origin=row["origin"],
    )  # fmt: skip


def _chosen(entities: list[Entity]) -> list[Entity]:
    """Return one person with a full name of each report."""
    best: dict[str, Entity] = {}
    for entity in entities:
        is_person = entity.kind == "person" and is_named(entity) and is_full(entity.name)
        if is_person and len(entity.name.split()) <= 4:
            known = best.get(entity.report_id)
            if known is None or _number(entity.id) < _number(known.id):
                best[entity.report_id] = entity
    return list(best.values())


def _cut(entity: Entity, *, is_bare: bool) -> Entity:
    name = _surname(entity.name)
    if is_bare:
        return replace(entity, name=name, country=None, role=None, sectors=())
    return replace(entity, name=name)


def _surname(name: str) -> str:
    words = [word for word in name.split() if word.strip(".,").lower() not in {"jr", "sr", "ii", "iii", "iv"}]
    return words[-1]


def _number(text: str) -> int:
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=4).digest(), "big")


if __name__ == "__main__":
    main()
