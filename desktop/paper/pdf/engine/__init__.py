"""The engine under every paper: text to lines, slices to pages, marks to tags, bytes out."""
