"""What is worth reading while one waits for a place: one tip at a time."""

from collections.abc import Sequence

from nicegui import ui

INTERVIEW = (
    'Answer the question first, in one sentence. Then tell how it came about.',
    'For every “we”, have the sentence ready that says which part was yours.',
    'A number needs company: forty percent of what, over how long, and how you know.',
    'You may think. Say “let me think for a moment” and take five seconds; they feel long to nobody but you.',
    'One example from last month says more than a principle. Name the place, the people and what you did.',
    'When you do not know, say what you do know and how you would find out the rest.',
    'A gap in your résumé takes two sentences: what it was, and what came after. Then stop.',
    'Stop when you have answered. The silence after it belongs to the interviewer.',
    'If a question could mean two things, ask which one is meant. Nobody minds.',
    'A mistake is a good story when it ends with what you do differently since.',
    'Have one question ready that you could ask of no other employer.',
    'Put a glass of water beside you, sit so that you can breathe, and begin more slowly than feels natural.',
)
CONVERSATION = (
    'Say what happened before you say what you think of it: the day, the words, the number.',
    'Ask one question before you make your point. People listen better once they have been heard.',
    'Ask for one thing, small enough to be answered with yes.',
    'When they push back, say what you heard. It costs you nothing and slows both of you down.',
    'Silence is an answer too. Give it a few seconds before you fill it.',
    'Know before you begin what you could live with, and what you could not.',
    'Talk about what was done and what it led to, not about what somebody is like.',
    'End with who does what, and by when. Say it aloud, even if it seems clear.',
)


class Tips(ui.element, component='tips.js'):
    def __init__(self, tips: Sequence[str]) -> None:
        super().__init__()
        self._props['tips'] = list(tips)
