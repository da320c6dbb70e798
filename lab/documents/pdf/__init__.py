"""PDF: pypdf for structure, pdfium for text with positions."""
