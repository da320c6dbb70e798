"""Pages for the staff who look after the lab; the services behind them check the role at every call."""
