"""What a page is, and which there are."""
