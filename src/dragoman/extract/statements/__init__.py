"""Statements: who is reported to have said, written, held or intended what, in which words."""
