"""A short interview held by typing and read to its end, for tests of what comes after it."""

from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.answers import ANSWERS
from tests.browser.conftest import ready
from tests.browser.steps import answer, begin, reach_ready

PATIENT_MS = 120_000
"""A busy machine needs longer; nothing here is about time."""
MARKER = 'Quillfeather'
RESUME = f"""Daniel Osei
Data analyst

Experience
Data Analyst, {MARKER} Home Goods, 2021-03 to present
- Rebuilt the weekly sales report in SQL, from a day to nine minutes
- Cut wrong stock counts by 40 percent

Skills
SQL, Python, Excel
"""


def interviewed(page: Page, folder: Path, answers: int = 4, again: bool = False, voiced: bool = False) -> str:
    """Held and read to its end; the address of the analysis. `again`: the résumé is there already; `voiced`: the room
    listens, and is told that one types.
    """
    page.set_default_timeout(PATIENT_MS)
    resume = folder / 'resume.txt'
    resume.write_text(RESUME)
    page.goto('/interview/kits/data-analyst')
    reach_ready(page, None if again else resume)
    if voiced:  # speech is loaded in the background; whoever begins before it is there types
        expect(page.get_by_role('radio', name='I speak')).to_be_checked(timeout=PATIENT_MS)
    begin(page)
    if voiced:
        page.get_by_role('button', name='Type instead').click()
    answer(page, f'I own the weekly report at {MARKER}, and I like numbers that were tested before they are believed.')
    for text in ANSWERS[1:answers]:
        answer(page, text)
    page.get_by_role('button', name='End the interview').click()
    page.get_by_role('button', name='End and see the analysis').click()
    expect(page.get_by_role('heading', name='Dimension by dimension')).to_be_visible(timeout=PATIENT_MS)
    ready(page)
    return page.url
