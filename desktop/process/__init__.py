"""The processes the program runs in: started, ended, cleaned, kept from being read."""
