"""What stands on each paper, block by block."""
