"""Handlingsplan: its parts, its versions, how it goes."""
