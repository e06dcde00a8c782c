"""Files replaced whole, written in secret, watched and overwritten."""
