"""The follow-up, without a window."""
