"""Printing and saving papers."""
