"""The facts about a contract, read from its documents."""
