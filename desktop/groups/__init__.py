"""Grupp och råd: what is done without a pupil being named."""
