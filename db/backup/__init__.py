"""Copies of the vault: made, proved, kept, taken back."""
