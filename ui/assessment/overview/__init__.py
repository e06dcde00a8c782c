"""What a kartläggning says so far, area by area, and its conclusions."""
