"""Typing, choosing and showing what opens the vault."""
