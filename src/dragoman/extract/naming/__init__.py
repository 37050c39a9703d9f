"""How a report names actors, places and events, and in whose voice."""
