"""Avslut and Vidmakthållande: closing as one act, what is dealt with before it, and the booster after it."""
