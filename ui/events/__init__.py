"""Händelser: the line of a case, walked by keyboard, with the event whole beside it."""
