"""DOCX: the parts of the package and the order in which Word shows what they say."""
