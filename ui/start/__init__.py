"""From a started process to an unlocked shell."""
