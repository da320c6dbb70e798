"""REST routers by noun, who-is-asking, problem documents."""
