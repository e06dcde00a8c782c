"""Binding the vault to this computer: the secret in the system's keyring, asked for by a process of its own.

`keyring_process` and `backends` run in that process and alone import keyring; the rest runs in the program.
See docs/adr/0017.
"""
