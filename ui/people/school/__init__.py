"""Schools and who works there."""
