"""A computer that loses its power in the middle: what was written is recorded, and crashed disks made of it."""
