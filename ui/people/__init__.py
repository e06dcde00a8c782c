"""Parts of the pages about pupils, the people around them, and schools."""
