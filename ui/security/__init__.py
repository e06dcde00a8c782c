"""Parts of the page about safety."""
