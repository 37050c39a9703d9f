"""Networks of a record: rows → ties → weights. What they are: the manual's page ``networks``."""

from dragoman.query.networks.building import build_network
from dragoman.query.networks.drawing import DrawnNetworks
from dragoman.query.networks.network import Network
from dragoman.query.networks.plan import AGGREGATES, DUPLICATES, NORMALISATIONS, VARIABLES, plan_network

__all__ = [
    "AGGREGATES",
    "DUPLICATES",
    "NORMALISATIONS",
    "VARIABLES",
    "DrawnNetworks",
    "Network",
    "build_network",
    "plan_network",
]
