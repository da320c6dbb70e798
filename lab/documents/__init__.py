"""Bytes to text with positions, read where a hostile file can do no harm."""
