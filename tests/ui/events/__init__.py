"""The line of a case in its window."""
