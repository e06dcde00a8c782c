"""The conversation: one question at a time."""
