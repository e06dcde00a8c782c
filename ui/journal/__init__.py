"""The journal page in parts: the list, the draft, the signed note."""
