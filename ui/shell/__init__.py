"""The frame around every page: sidebar, places, keys, palette."""
