"""The line of a case, without a window."""
