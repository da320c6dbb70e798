"""Printing: a report as a PDF that a candidate would bring to an adviser."""

from lab.services.printing.report import report_pdf

__all__ = ['report_pdf']
