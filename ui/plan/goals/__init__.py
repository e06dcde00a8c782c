"""The goals of a plan, open and folded."""
