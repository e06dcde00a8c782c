"""What a screen reader is told that Qt would not say by itself."""
