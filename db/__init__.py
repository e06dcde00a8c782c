"""MODEL: what is stored. Knows no Qt."""
