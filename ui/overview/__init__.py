"""The case's first page in parts: goals, attendance, latest, next, consent, tasks."""
