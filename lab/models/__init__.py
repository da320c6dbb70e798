"""One noun per file: its table, its drafts, the events that cross a socket."""
