"""Whether an event happened, is planned, is only thought of, is denied, or lies long back."""
