"""Everything that locks the vault without being asked by the user's hand."""
