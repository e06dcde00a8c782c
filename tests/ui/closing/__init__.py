"""The closing in its window."""
