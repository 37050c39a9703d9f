"""The pages of actors: who they are, and all that the record holds of one."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from dragoman.model.conditions import (
    ActorConditions,
    EventConditions,
    NamingConditions,
    PositionConditions,
    StatementConditions,
)
from dragoman.query import (
    actors_beside,
    list_actors,
    list_namings,
    list_positions,
    make_profile,
    page_of_events,
    page_of_statements,
)
from dragoman.store import View
from dragoman.workbench.charts import lines_of_time
from dragoman.workbench.paging import paging_of
from dragoman.workbench.rendering import page

_ROWS_A_PAGE = 100
_MOST = 25


def show_actors(request: Request) -> Response:
    """Return the page of actors, those with the most statements first."""
    given = request.query_params
    name = given.get("name") or None
    found = list_actors(request.app.state.desk.view, ActorConditions(name=name, kind=given.get("kind") or None))
    paging = paging_of(request, len(found), _ROWS_A_PAGE)
    return page(
        request,
        "actors.html",
        rows=found[paging.rows].to_dicts(),
        remark=found.remark,
        paging=paging,
        name=name or "",
        kind=given.get("kind") or "",
    )


def show_actor(request: Request) -> Response:
    """Return the page of one actor."""
    view: View = request.app.state.desk.view
    profile = make_profile(view, request.path_params["actor"], limit=0)
    actor_id = profile.actor["actor_id"]
    roles: list[dict[str, Any]] = profile.actor["roles"] or []
    return page(
        request,
        "actor.html",
        actor=profile.actor,
        names=profile.names.to_dicts(),
        offices=[each for each in roles if each["is_office"]],
        descriptions=[each for each in roles if not each["is_office"]],
        lines=lines_of_time(
            [(_office(each), _since(each), each["first"], each["last"]) for each in roles if each["is_office"]]
        ),
        said=page_of_statements(view, StatementConditions(by=actor_id), size=_MOST).to_dicts(),
        told_of=page_of_statements(view, StatementConditions(about=actor_id), size=_MOST).to_dicts(),
        wordings=profile.wordings.head(_MOST).to_dicts(),
        reasons=profile.reasons.head(_MOST).to_dicts(),
        events=page_of_events(view, EventConditions(party=actor_id, claimed=True), size=_MOST).to_dicts(),
        terms=list_namings(view, NamingConditions(of=actor_id, by="outlet", limit=_MOST)).to_dicts(),
        positions=list_positions(view, PositionConditions(by=actor_id, limit=_MOST)).to_dicts(),
        beside=actors_beside(view, actor_id, limit=_MOST).to_dicts(),
        most=_MOST,
    )


def _office(role: dict[str, Any]) -> str:
    body = f" of {role['body']}" if role["body"] else ""
    return f"{role['title']}{body}" + (f" ({role['country']})" if role["country"] else "")


def _since(role: dict[str, Any]) -> str:
    days = " to ".join(dict.fromkeys(str(each) for each in (role["first"], role["last"]) if each))
    return f"{days}, " + (f"pack {role['pack']}" if role["pack"] else f"{role['n_reports']} reports")
