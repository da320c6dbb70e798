"""What a newcomer sees first: a person in a quiet room, what will happen, and how long it takes."""

from components.markup import heading, tag
from components.portrait import portrait
from lab.models.avatar import Avatar

HAPPENS = (
    (
        'You bring your résumé',
        '2 minutes',
        'Upload it or paste it, with the job posting if you have one. You see what was read and put right what is '
        'wrong. Without a résumé at hand, take the sample.',
    ),
    (
        'You talk',
        '6 to 45 minutes, as you choose',
        'An interviewer asks about what stands there and follows up on what you say: one question at a time, aloud or '
        'in writing. You may pause to think.',
    ),
    (
        'You see what came across',
        'a minute later',
        'Each score quotes your own sentences. Two answers are told again with your facts, and a plan for the week '
        'says what to practise. Only you see it.',
    ),
)


def scene(avatar: Avatar, question: str) -> None:
    """An interviewer and the kind of question they ask."""
    with tag('figure', 'scene'):
        portrait(avatar.look, avatar.name)
        with tag('figcaption'):
            tag('span', 'small', f'{avatar.name} has read your résumé')
            tag('q', text=question)


def what_happens() -> None:
    with tag('section', 'stack'):
        heading(2, 'What happens')
        with tag('ol', 'happens'):
            for title, length, text in HAPPENS:
                with tag('li'):
                    heading(3, title)
                    tag('span', 'when', length)
                    tag('p', text=text)
