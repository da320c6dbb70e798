"""Visible parts used by pages: they take model objects and callbacks, and know no service."""
