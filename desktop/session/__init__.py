"""One unlocked vault, its settings, and the one door for every change."""
