"""The access log's chain, and the keys that vouched for it."""
