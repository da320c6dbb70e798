"""One file per step of the journey; each is `create(lab)`; a click is one service call."""
