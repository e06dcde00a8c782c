"""The form engine: questions, who is asked what, and what the answers say. Pure logic: no Qt, no database."""
