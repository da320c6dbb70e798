"""Job descriptions: what they ask for and promise, sorted whatever their headings are."""
