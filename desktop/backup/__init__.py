"""When copies are made, where, and what is known of them."""
