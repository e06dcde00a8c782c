"""What all dialogs have in common."""
