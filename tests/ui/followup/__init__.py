"""The follow-up in its window."""
