"""Use cases, flat, one noun each."""
