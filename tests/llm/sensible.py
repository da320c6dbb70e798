"""What a sensible model would answer to each kind of request: simple, within the rules, out of what it was given."""

from typing import TYPE_CHECKING, Any

from lab.engines.llm.sentences import sentences

if TYPE_CHECKING:
    from tests.llm.server import Asked


def sensible(asked: 'Asked') -> dict[str, Any]:
    return KINDS[asked.wants](asked)


def turn(asked: 'Asked') -> dict[str, Any]:
    plain = asked.data('aPlainVersionOfThisTurn')
    return {
        'phase': 'role',
        'question': f'Right, I see. {sentences(plain)[-1]}',
        'intent': 'See how they think about it',
        'expected_signal': 'A reason that holds',
        'followups': ['What would you do otherwise today?'],
    }


def resume(asked: 'Asked') -> dict[str, Any]:
    lines = [line.strip() for line in asked.data('resume').split('\n') if line.strip()]
    return {
        'name': lines[0],
        'headline': lines[1],
        'work_history': [
            {'employer': 'Harbour Books', 'title': 'Shop assistant', 'start': '2021-03', 'end': 'present',
             'location': '', 'highlights': ['Cut the weekly stock count from six hours to two']},
            {'employer': 'Never Was Ltd', 'title': 'Chief wizard', 'start': '2001', 'end': '2002', 'location': '',
             'highlights': []},
        ],
        'education': [{'institution': 'Larchfield University', 'degree': 'BA', 'field': 'Geography', 'start': '2017',
                       'end': '2020'}],
        'projects': [],
        'skills': ['SQL', 'Excel', 'Telepathy'],
    }  # fmt: skip


def job(asked: 'Asked') -> dict[str, Any]:
    return {
        'title': 'Insight Analyst',
        'company': '',
        'responsibilities': ['Look after the weekly member report'],
        'required_skills': ['Two years of SQL', 'A licence to fly'],
        'nice_to_have_skills': ['Some Python'],
        'seniority': 'mid',
        'signals': [],
    }


def plan(asked: 'Asked') -> dict[str, Any]:
    planned = [each for each in asked.data('plannedQuestions') if each['id'] != 'invitation']
    profile = asked.data('candidateProfile')
    claims = [*profile['claims'], profile['headline']]
    own = {
        'base': '', 'phase': 'resume', 'quote': claims[0], 'label': 'the first claim',
        'text': 'Your résumé names one result first. What exactly did you do there yourself?',
        'intent': 'Separate their own part', 'expected_signal': 'Their own steps, in order',
        'strong_answer': 'You told your own steps and how you knew that they worked.',
        'probes': [{'text': 'How did you know?', 'cue': 'no_result', 'intent': 'Look for proof',
                    'expected_signal': 'A measure'}],
    }  # fmt: skip
    better = {
        **own, 'base': planned[0]['id'], 'quote': '', 'label': 'your work',
        'text': 'Which part of that work would you do differently today, and why that part?',
    }  # fmt: skip
    return {'questions': [own, better]}


def evidence(asked: 'Asked') -> dict[str, Any]:
    said = [each for each in asked.data('transcript') if each['who'] == 'candidate' and each['said']]
    quotes = [{'turn': each['turn'], 'quote': ' '.join(each['said'].split()[:8])} for each in said[:2]]
    made_up = {'turn': said[0]['turn'], 'quote': 'I single-handedly saved the whole company'}
    return {
        'dimensions': [
            {'dimension': each['dimension'], 'quotes': [made_up, *quotes]} for each in asked.data('dimensions')
        ]
    }


def score(asked: 'Asked') -> dict[str, Any]:
    return {
        'score': 3,
        'rationale': 'You told what you did in order. It stayed open how you knew that it worked.',
        'improvement': 'Say how you knew that it worked.',
    }


def words(asked: 'Asked') -> dict[str, Any]:
    quotes = asked.data('checked quotes')
    point = {'text': 'You told what you did yourself.', **quotes[0]}
    return {
        'summary': 'You told your own part plainly. What came of it stayed thin.',
        'strengths': [point],
        'risks': [{'text': 'You left open what came of it.', 'turn': 1, 'quote': 'words that nobody ever said'}],
        'role_fit_notes': [],
    }


def feedback(asked: 'Asked') -> dict[str, Any]:
    said = [each for each in asked.data('transcript') if each['who'] == 'candidate' and len(each['said'].split()) > 8]
    quotes = [{'turn': each['turn'], 'quote': ' '.join(each['said'].split()[:7])} for each in (said * 3)[:3]]
    answers = [
        {'turn': each['turn'], 'better_answer': f'{each["said"][:300]} It led to [what changed, with a number].',
         'why': 'It ends with what came of it.'}
        for each in said[:2]
    ]  # fmt: skip
    day = {'task': 'Tell one answer aloud and stop after the result.', 'time_minutes': 12, 'dimension': 'clarity',
           'passes_when': 'You end on the result without a look at your notes.'}  # fmt: skip
    return {
        'wins': [{'text': 'You told it in order.', **quote} for quote in quotes],
        'improvements': [{'text': 'You can say how it came out.', **quote} for quote in quotes],
        'better_answers': answers,
        'practice_plan_7_days': [day] * 7,
    }


def review(asked: 'Asked') -> dict[str, Any]:
    cases = asked.data('task with its cases')['cases']
    return {
        'summary': 'You wrote one function that goes through the input once.',
        'next_step': 'Say aloud what it does with an empty input.',
        'cases': [
            {'name': name, 'standing': 'handled', 'note': 'The loop covers it.', 'first_line': 1, 'last_line': 1}
            for name in cases
        ],
        'cost': 'O(n)',
        'cost_note': 'One pass.',
        'explanation': 'partial',
        'explanation_note': 'You named the idea and left the edge out.',
    }


def remark(asked: 'Asked') -> dict[str, Any]:
    plain = sentences(asked.data('aPlainVersionOfThisTurn'))
    said = asked.data('conversationSoFar')[-1]['said']
    return {
        'text': f'All right, I hear that. {plain[-1]}',
        'mood': 'even',
        'heard': [{'kind': 'says_wish', 'quote': ' '.join(said.split()[:4])},
                  {'kind': 'owns', 'quote': 'words that nobody ever said'}],
    }  # fmt: skip


def debrief(asked: 'Asked') -> dict[str, Any]:
    said = [each for each in asked.data('transcript') if each['who'] == 'candidate' and len(each['said'].split()) > 5]
    quotes = [{'turn': each['turn'], 'quote': ' '.join(each['said'].split()[:5])} for each in said[:3]]
    made_up = {'turn': said[0]['turn'], 'quote': 'I single-handedly saved the whole company'}
    return {
        'skills': [
            {'skill': each['skill'], 'level': 4, 'quotes': [made_up, *quotes],
             'rationale': 'You asked before you told, and that opened it.',
             'try_instead': 'I would like [what you need] by [day]. What would make that possible?'}
            for each in asked.data('skills with their guides')
        ],
        'strengths': [{'text': 'You asked for their side first.', **quotes[0]}],
        'growth_areas': [{'text': 'You left the day open.', **made_up}],
        'try_instead': [{'turn': quotes[1]['turn'], 'said': quotes[1]['quote'],
                         'instead': 'What would it take for [what you want] to work?',
                         'why': 'It is hard to answer with no.'}],
        'summary': 'You let them speak before you asked for anything. Practise naming the day.',
    }  # fmt: skip


KINDS = {
    'RemarkDraft': remark,
    'DebriefDraft': debrief,
    'TurnDraft': turn,
    'ResumeDraft': resume,
    'JobDraft': job,
    'PlanDraft': plan,
    'EvidenceDraft': evidence,
    'ScoreDraft': score,
    'WordsDraft': words,
    'FeedbackDraft': feedback,
    'ReviewDraft': review,
}
