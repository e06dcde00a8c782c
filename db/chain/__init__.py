"""The two chains: one a case, for each thing that is locked in it, and one for the vault that is never deleted."""
