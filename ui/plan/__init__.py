"""The sections of the action plan's page, each in a file of its own."""
