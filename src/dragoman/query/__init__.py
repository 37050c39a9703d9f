"""Named questions → Arrow tables. One question, one ``.sql``, one function."""

from dragoman.query.codings import find_codings
from dragoman.query.events import list_events
from dragoman.query.network import NETWORK_TABLES, list_network
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
from dragoman.query.table import Table
from dragoman.query.versions import Versions, compare_versions

__all__ = [
    "NETWORK_TABLES",
    "Profile",
    "Selection",
    "StoryComparison",
    "Table",
    "Versions",
    "anchors_of",
    "compare_story",
    "compare_versions",
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
    "report_called",
    "select_statements",
    "table_of_suggestions",
    "with_steps_in_words",
    "worded_statements",
]
