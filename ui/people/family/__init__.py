"""The people around a pupil."""
