"""Which of a contract's documents bind: versions, papers from before it, mails, and what stands beside the text."""
