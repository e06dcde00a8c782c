"""Pupils, guardians, contacts and schools: who they are, and whether they are here already."""
