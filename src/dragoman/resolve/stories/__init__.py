"""Stories: reports about one happening and what follows. What counts: ``docs/codebook/stories.md``."""

from dragoman.resolve.stories.finding import STORY_RULES, Stories, find_stories
from dragoman.resolve.stories.growing import grow_stories

__all__ = ["STORY_RULES", "Stories", "find_stories", "grow_stories"]
