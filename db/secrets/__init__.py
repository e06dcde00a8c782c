"""What opens a vault: derived keys, slots, the key file and the code on paper."""
