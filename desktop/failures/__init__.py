"""What is said, in Swedish, when something goes wrong."""
