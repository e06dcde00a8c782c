"""The keyboard over the whole program."""
