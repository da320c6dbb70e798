"""The five capabilities (extract, plan, interview, evaluate, coach) behind one contract."""
