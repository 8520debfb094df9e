"""The trained parts: in the installed package ``clausecheck_models``, read through `importlib.resources`."""
