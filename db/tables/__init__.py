"""All SQL: one class a table, one method a question."""
