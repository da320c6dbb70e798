"""The parts of the judge's bench: agreement with people, edits of known effect, graded people, simulated interviews."""
