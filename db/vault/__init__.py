"""The vault as a whole: made, opened, bound to a computer, given another key."""
