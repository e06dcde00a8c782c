"""The print page in parts: the pages, saving."""
