"""Dialogs: one question each, or one small form."""
