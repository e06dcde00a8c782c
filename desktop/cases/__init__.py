"""Cases and their process: opened, listed, what is due and what is missing."""
