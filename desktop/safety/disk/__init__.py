"""Whether the disk under a folder is encrypted, read as each system lets a program without rights read it."""
