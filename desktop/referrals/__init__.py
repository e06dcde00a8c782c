"""Vidare stöd: oro, ansökan, SIP and care that has been handed on, and what is waited for."""
