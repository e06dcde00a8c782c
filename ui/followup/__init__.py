"""Uppföljning: one meeting, one screen; the line over all of them; what is signed, read."""
