"""Papers as they lay before the family."""
