"""The journal's page, its dialogs and its parts."""
