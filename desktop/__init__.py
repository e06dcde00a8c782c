"""CONTROLLER: what the program does. Knows no widgets."""
