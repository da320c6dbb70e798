"""All SQL: a module per aggregate, every query scoped by who asks."""
