"""Times: the expressions of a report that tell one, and the days they can mean."""
