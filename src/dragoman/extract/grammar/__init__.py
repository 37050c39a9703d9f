"""Grammar of one report, read once for every finder: quotations, clauses, and what is looked up of its tokens."""
