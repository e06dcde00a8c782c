"""SQLCipher itself: the connection, the schema, its history, and how records become rows."""
