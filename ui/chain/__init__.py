"""What is said over a shown thing that is not what was locked."""
