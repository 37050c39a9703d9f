"""Named questions → Arrow tables. One question, one ``.sql``, one function."""

from dragoman.query.codings import find_codings
from dragoman.query.events import list_events
from dragoman.query.network import NETWORK_TABLES, list_network
from dragoman.query.pages import (
    EVENT_ORDERS,
    STATEMENT_ORDERS,
    FacetValue,
    Spread,
    page_of_events,
    page_of_statements,
    spread_events,
    spread_statements,
)
from dragoman.query.positions import list_positions, table_of_suggestions, worded_statements
from dragoman.query.profile import Profile, anchors_of, find_actor, list_judgements, make_profile
from dragoman.query.questions import (
    find_report,
    list_actors,
    list_issues,
    list_namings,
    list_reports,
    list_statements,
    list_stories,
    list_story_reports,
    list_utterances,
    report_called,
)
from dragoman.query.reviews import list_judged, list_reviews
from dragoman.query.runs import list_runs, with_steps_in_words
from dragoman.query.selection import Selection, select_statements
from dragoman.query.story_comparison import StoryComparison, compare_story
from dragoman.query.surroundings import actors_beside, count_issues, name_of_actor, reports_beside
from dragoman.query.table import Table
from dragoman.query.versions import Versions, compare_versions

__all__ = [
    "EVENT_ORDERS",
    "NETWORK_TABLES",
    "STATEMENT_ORDERS",
    "FacetValue",
    "Profile",
    "Selection",
    "Spread",
    "StoryComparison",
    "Table",
    "Versions",
    "actors_beside",
    "anchors_of",
    "compare_story",
    "compare_versions",
    "count_issues",
    "find_actor",
    "find_codings",
    "find_report",
    "list_actors",
    "list_events",
    "list_issues",
    "list_judged",
    "list_judgements",
    "list_namings",
    "list_network",
    "list_positions",
    "list_reports",
    "list_reviews",
    "list_runs",
    "list_statements",
    "list_stories",
    "list_story_reports",
    "list_utterances",
    "make_profile",
    "name_of_actor",
    "page_of_events",
    "page_of_statements",
    "report_called",
    "reports_beside",
    "select_statements",
    "spread_events",
    "spread_statements",
    "table_of_suggestions",
    "with_steps_in_words",
    "worded_statements",
]
