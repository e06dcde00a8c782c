"""Text on its way, which no crash and no lock may take."""
