"""Outside parts behind a Protocol and `create(settings)` each."""
