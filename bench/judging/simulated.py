"""Interviews with scripted candidates: repeats, grounding, probes, phases, endings, and what leaks from the plan."""

import asyncio
from statistics import fmean

from bench.judging.judges import Judge
from tests.simulation.interviews import all_interviews
from tests.simulation.measures import Held

INNER = ('expected signal', 'listen for', 'rubric', 'follow-up list', 'system prompt')
"""Words of the preparation, which no candidate should ever hear."""


def print_simulated(judge: Judge, most: int) -> None:
    """The first `most` interviews, or all when it is 0."""
    if judge.engine.name != 'builtin':
        print('\nsimulated interviews: with the builtin engine only; the model is asked in tests/llm.')
        return
    from tests.simulation.interviews import hold

    chosen = list(all_interviews())[: most or None]
    held = [asyncio.run(hold(name, brief, answers())) for name, brief, answers in chosen]
    probes = sum(turn.probe for each in held for turn in each.asked)
    print(f'\nsimulated interviews: {len(held)}, {sum(len(each.asked) for each in held)} questions, {probes} probes')
    print(f'  repeated {sum(len(each.repeats()) for each in held)}, probes that ignore the answer', end='')
    print(f' {sum(len(each.ignoring()) for each in held)}, leaks {sum(len(leaks(each)) for each in held)}')
    covered = fmean(len(each.phases()) / len(each.plan.phases) for each in held)
    print(
        f'  questions that name something of the person or the posting {fmean(e.grounded_share() for e in held):.0%}',
        end='',
    )
    print(f', phases covered {covered:.0%}, ended with a goodbye {fmean(each.closed() for each in held):.0%}')


def leaks(held: Held) -> list[str]:
    """Turns that say what the plan holds for the interviewer alone."""
    planned = [question for phase in held.plan.phases for question in phase.questions]
    inner = {text.lower() for q in planned for text in (q.intent, q.expected_signal) if len(text.split()) > 3}
    return [turn.text for turn in held.asked if any(each in turn.text.lower() for each in (*inner, *INNER))]
