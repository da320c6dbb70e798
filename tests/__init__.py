"""Tests of the lab, a folder a room."""
