"""Tre röster: where the informants agree and where they differ."""
