"""What is due: lists and dialogs."""
