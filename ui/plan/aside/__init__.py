"""What stands beside a plan: what is left, what was found, the versions."""
