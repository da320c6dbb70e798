"""The edge: who is asking, forms, health, and errors as problem documents. The REST routers join here."""
