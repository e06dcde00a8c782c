"""Opening, practising, restoring and salvaging a vault, for the one in front of the screen."""
