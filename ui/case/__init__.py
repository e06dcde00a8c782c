"""The first page of a case."""
