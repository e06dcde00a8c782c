"""Närvaro: the board of weeks, its chart, and what stands behind a week."""
