"""The measures of a goal."""
