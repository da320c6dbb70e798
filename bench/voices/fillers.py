"""How many of the "um"s and "uh"s that are said the recogniser writes down."""

import re

import numpy as np

from bench.voices import shaping
from bench.voices.synthesis import say, speakers
from lab.providers.stt.moonshine import Moonshine

SENTENCES = [
    'We, um, moved the store to the ground floor and sales went up.',
    'Uh, I think it was the second week of the internship.',
    'The budget was, uh, around nine thousand euros.',
    'Um, my manager asked me to, um, talk to the supplier first.',
    'I started in the kitchen and, uh, later I looked after the guests.',
    'It took, um, four days, because nobody knew where the files were.',
    'So, um, I called every one of them on the same afternoon.',
    'They wanted a report, and, uh, I wrote one page.',
    'I was, um, the only one on the team who spoke Polish.',
    'After that, uh, we changed the order of the steps.',
]
HEARD = re.compile(r'\b(?:u+m+|u+h+|e+r+m?|hmm*|mm+|ah+)\b', re.IGNORECASE)


async def recall() -> str:
    recogniser = Moonshine()
    await recogniser.load()
    lines, all_said, all_heard = [f'{"voice":16}{"said":>6}{"heard":>7}{"recall":>8}'], 0, 0
    for speaker in speakers():
        said = heard = 0
        for n, sentence in enumerate(SENTENCES):
            sound = say(speaker, sentence)
            if n % 2:
                sound = shaping.noisy(sound, 20, n)
            found = (await recogniser.transcribe(np.asarray(sound, np.float32))).text
            said += len(HEARD.findall(sentence))
            heard += min(len(HEARD.findall(sentence)), len(HEARD.findall(found)))
        lines.append(f'{speaker.name:16}{said:6}{heard:7}{heard / said:8.2f}')
        all_said, all_heard = all_said + said, all_heard + heard
    return '\n'.join([*lines, f'{"all":16}{all_said:6}{all_heard:7}{all_heard / all_said:8.2f}'])
