"""What is guarded before a lock, and handed back after one."""
