"""The steps that made the vault what it is, one module each; a step that has been released is never edited."""
