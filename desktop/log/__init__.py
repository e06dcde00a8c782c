"""The access log in words, and what to look at in it."""
