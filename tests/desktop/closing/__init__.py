"""Closing a case, and what comes after."""
