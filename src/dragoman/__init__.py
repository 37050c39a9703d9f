"""Dragoman reads news reports and keeps the book of who said what, to whom, when and where."""
