"""The llm engine: any OpenAI-compatible model asked through the prompts, with the builtin engine behind every step."""
