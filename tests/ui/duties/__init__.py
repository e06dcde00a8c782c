"""Duties, tasks and meetings on screen."""
