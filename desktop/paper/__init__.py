"""What leaves the program: from what is stored, through plain values, to a PDF."""
