"""How safe the vault and its computer are, and what to do when the computer is lost."""
