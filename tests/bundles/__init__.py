"""Contracts made of several documents, with what is expected of them."""
