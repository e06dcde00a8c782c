"""Vidare stöd, in a window."""
