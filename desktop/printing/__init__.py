"""Papers handed to a printer by a process of their own, which the window never waits for."""
