"""Sharing: who may be given what on a day, and the rows that tell what was."""
