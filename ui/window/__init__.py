"""The one window: what lies over it, what it lets out."""
