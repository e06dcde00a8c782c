"""The look: tokens, themes, fonts, icons, sizes."""
