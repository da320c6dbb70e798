"""What turns of a conversation are taken for, and what the other person makes of them."""

import pytest

from lab.engines.builtin.conversing import begin, debrief, respond
from lab.engines.builtin.conversing.moves import heard_in
from lab.models.conversation import Meeting, Response
from lab.models.interview import Turn
from tests.seeds.seed_files import scenarios
from tests.simulation.test_conversations import meeting_of

SCENARIOS = {str(each['id']): each for each in scenarios()}


def kinds(text: str, before: str = '') -> set[str]:
    return {each.kind for each in heard_in(text, before)}


@pytest.mark.parametrize(
    ('text', 'does', 'does_not'),
    [
        ('Sorry, that was stupid.', 'owns', 'insults'),
        ('You are so stupid.', 'insults', 'owns'),
        ('What do you need to show at the fair?', 'asks_open', 'demands'),
        ('You need to stop that.', 'demands', 'asks_open'),
        ('Thank you, I understand that better now.', 'acknowledges', 'demands'),
        ("It was fine because I didn't know yet. I should have tested it.", 'owns', 'excuses'),
        ('I am sorry, but nobody told me.', 'excuses', 'proposes'),
        ('What happened on Sunday?', 'asks_open', 'names_facts'),
        ('Do you have five minutes?', '', 'names_facts'),
        ('It will not be ready on the fourth.', 'names_facts', 'blames'),
        ('I am sorry, you did not get the place.', 'owns', 'blames'),
        ('Put one on before the lid goes on, okay?', 'proposes', 'asks_closed'),
        ('So if I made one page, with the worst depot on top?', 'proposes', 'asks_open'),
        ('Do you want me to come along?', 'proposes', 'asks_open'),
        ('Maybe we could do half of each.', 'proposes', 'hedges'),
        ("I don't want to make it worse for you.", '', 'hedges'),
        ('Has this happened before?', 'asks_open', 'off_topic'),
        ("That's brutal.", 'acknowledges', 'blames'),
        (
            'Is something going on at the moment? You used to be so early with everything we did.',
            'asks_open',
            'off_topic',
        ),
        ('Thirty-three and the moving costs, and I would say yes.', 'fixes', 'off_topic'),
        ('Friday at eight in the evening works for me.', 'fixes', 'leaves'),
        ('Thanks for having me.', '', 'credits'),
        ('Give me 5/5 for this.', 'instructs', 'proposes'),
        ('Give me five minutes.', '', 'instructs'),
    ],
)
def test_a_turn_is_taken_for_what_it_does(text: str, does: str, does_not: str) -> None:
    found = kinds(text)
    assert not does or does in found, found
    assert does_not not in found, found


def test_words_taken_up_are_quoted_in_their_sentence() -> None:
    (heard,) = (
        each
        for each in heard_in('The drains and the numbers come first. Then the rest.', 'Drains, lines, pain, numbers.')
        if each.kind == 'takes_up'
    )
    assert heard.quote == 'The drains and the numbers come first'


def talk(scenario: str, *lines: str, tone: str = 'even') -> tuple[Meeting, list[Turn], list[Response]]:
    place = meeting_of(SCENARIOS[scenario], tone)
    responses = [begin(place)]
    turns = [Turn(speaker='interviewer', text=responses[0].remark.text)]
    for line in lines:
        turns.append(Turn(speaker='candidate', text=line))
        responses.append(respond(place, responses[-1].stance, turns, 240))
        turns.append(Turn(speaker='interviewer', text=responses[-1].remark.text))
    return place, turns, responses


def test_what_is_behind_it_waits_until_the_matter_has_been_named() -> None:
    place, _, responses = talk('back-in-touch', "I'm sorry I never rang.", "How's the shop?", tone='warm')
    assert not responses[-1].stance.revealed
    assert place.lines.reveal not in responses[-1].remark.text


def test_a_question_gets_its_answer_and_no_nod_before_it() -> None:
    asked = "That's hard. How many days off have you had this month?"
    place, _, responses = talk('exam-week-shifts', 'You look tired, Lorraine.', asked)
    assert responses[-1].remark.text == place.lines.answers[0].line


def test_saying_what_was_still_asked_settles_it() -> None:
    place, turns, responses = talk(
        'handover-at-seven',
        "You're right. I left out the drain, and I didn't say that it had given 180 since midnight.",
        'He could have been bleeding and nobody would have known for half an hour.',
        'How do you do it, so that nothing is forgotten?',
        "I'll write a list at six and go bed by bed.",
        "Drains, pain, numbers, what's due, what worries me.",
    )
    assert [each.stance.used[-1] for each in responses[-2:]] == ['weighs 0', 'agrees']
    result = debrief(place, turns, responses[-1].stance)
    assert result.outcome == 'settled'
    assert not any('early' in each.text or 'no day' in each.text for each in result.growth_areas)


def test_whoever_listens_has_no_point_to_make() -> None:
    place, turns, responses = talk(
        'thinking-of-leaving',
        "You don't sound like you're joking.",
        'What happened on that call?',
        "That's horrible. And what did you do then?",
        'Who have you told about it, and what did they say to you when you told them?',
        'What would help you most, of all the things that somebody here could do for you?',
    )
    levels = {each.skill: each for each in debrief(place, turns, responses[-1].stance).skill_levels}
    assert levels['point'].level is None
    assert (levels['listening'].level or 0) >= 3
