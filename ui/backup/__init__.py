"""Copies of the vault on the screen: how they stand, making one, trying one, restoring one."""
