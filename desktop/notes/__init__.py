"""The journal: notes, signatures, corrections."""
