"""Entities: which mentions of one report mean the same actor."""
