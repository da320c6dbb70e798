"""Résumés: lines to sections to entries, by evidence of words and layout that must agree through one résumé."""
