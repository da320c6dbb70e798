"""One live session as a process: lifecycle and clock."""
