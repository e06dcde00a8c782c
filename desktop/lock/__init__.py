"""Locking: what asks for it, and what is put away."""
