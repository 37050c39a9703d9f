"""Places: the names in a report, what they stand for, and which place each one is."""
