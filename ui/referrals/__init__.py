"""Vidare stöd on the screen: the list, the record, the sheet it is written in."""
