"""Uppföljning: a meeting of its own beside the locked plan (issue 11, part 4)."""
