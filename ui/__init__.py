"""VIEW: what the user sees. Never writes, never sees SQL."""
