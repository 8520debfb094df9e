"""Renders the sample contracts from marked-up texts to real PDF, DOCX and TXT files."""
