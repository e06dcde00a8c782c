"""Parts of the page of the access log."""
