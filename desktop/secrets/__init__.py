"""Passphrases and codes: good enough, slowed down, changed."""
