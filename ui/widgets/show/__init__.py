"""Parts that only show something."""
