"""Händelser: all that has happened in a case on one line, as it is read and printed; nothing is written here."""
