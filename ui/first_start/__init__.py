"""The guided sequence of the first start."""
