"""The Interview Practice Lab: everything behind the pages."""
