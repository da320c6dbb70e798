"""Résumés and job descriptions to typed drafts, by rules and word lists, each item with its span."""
