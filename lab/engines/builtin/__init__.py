"""The deterministic engine: rules, lexicons and measured features; no network."""
