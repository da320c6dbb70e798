"""Bytes to text with positions, read where a hostile file can do no harm. The face is `lab.documents.reader`.

Nothing is imported here: the child process that reads loads this package, and must start fast.
"""
