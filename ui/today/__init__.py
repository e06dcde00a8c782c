"""The start page in parts: the day, what is due, what is unfinished."""
