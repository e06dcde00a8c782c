"""What shows while the vault is locked: the card that opens it, and what stands in the way."""
