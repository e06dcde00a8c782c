"""Parts of the pages of a kartläggning."""
