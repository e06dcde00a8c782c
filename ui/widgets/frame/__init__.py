"""Parts that hold and place others."""
