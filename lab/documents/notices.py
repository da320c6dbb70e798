"""What the candidate is told about text that was left out."""


def hidden_text(words: list[str]) -> list[str]:
    """One sentence, or none when nothing was hidden."""
    count = len([word for word in words if any(letter.isalnum() for letter in word)])
    if not count:
        return []
    amount = 'One word' if count == 1 else f'{count} words'
    was = 'was' if count == 1 else 'were'
    return [f'{amount} that nobody can see on the page (white, tiny, off the page or marked hidden) {was} left out.']


def unseen_characters() -> str:
    return 'Invisible characters were taken out of the text.'


def shortened(limit: int) -> str:
    return f'Only the first {limit:,} characters of this document are used.'
