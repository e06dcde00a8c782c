"""Närvaro: figures, units, calendar, comparison (pure), and the verbs that keep and change them."""
