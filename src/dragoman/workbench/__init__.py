"""Local web pages on which a record is read, searched and compared. Decision 0025, manual page 'workbench'."""

from dragoman.workbench.application import make_application
from dragoman.workbench.desk import Desk
from dragoman.workbench.server import Serving, open_door, serve

__all__ = ["Desk", "Serving", "make_application", "open_door", "serve"]
