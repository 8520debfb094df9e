"""Floor 6: before signing, a draft is checked, annotated and mended; after signing, allonge and letter are written."""
