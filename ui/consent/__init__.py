"""The consent page in parts: matrix, signatures, sharing question, dialogs."""
