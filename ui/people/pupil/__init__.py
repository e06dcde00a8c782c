"""The list of pupils, and a pupil taken in."""
