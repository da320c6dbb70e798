"""A running lab for this room's tests."""

from tests.running import engine, lab, rosa, stranger

__all__ = ['engine', 'lab', 'rosa', 'stranger']
