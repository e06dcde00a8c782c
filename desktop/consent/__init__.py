"""Samtycke: versions, signatures, withdrawals, and what may be shared."""
