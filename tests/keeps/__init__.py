"""The promises about leaks and locks, tried on the real program: launcher, processes, files, memory."""
