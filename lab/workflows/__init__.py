"""Durable work: preparation and review."""
