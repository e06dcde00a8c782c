"""Locking from any state: nothing asked, nothing lost, nothing left on the screen."""
