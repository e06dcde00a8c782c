"""Avslut: what to look at first, the act, and the closed case with its booster."""
