"""What a candidate does after an interview: answer again, drill, contest, plan, share, compare, make tokens, leave."""

import base64
import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import httpx
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Server, ready
from tests.browser.interviewed import MARKER, PATIENT_MS, RESUME, interviewed

BETTER = (
    'I rebuilt the weekly sales report, because it took a colleague a whole day. I wrote it in SQL, checked it for '
    'three weeks against the old one, and since then it takes nine minutes. Forty buyers read it every Monday, and '
    'wrong orders fell by 12 percent.'
)


def test_a_report_is_worked_with(page: Page, tmp_path: Path) -> None:
    analysis = interviewed(page, tmp_path)

    page.get_by_role('checkbox', name='Day 1 done').check()
    expect(page.get_by_text('1 of 7 days done')).to_be_visible()

    page.get_by_role('button', name=re.compile('^Was something missed in')).first.click()
    dialog = page.get_by_role('dialog')
    said = dialog.locator('#pick-from')
    words = ' '.join(said.inner_text().split()[:8])
    again = dialog.get_by_role('button', name='Judge it again')
    expect(again).to_be_disabled()
    dialog.get_by_label('The words, as you said them').fill(words)
    again.click()
    expect(dialog.locator('.contested')).to_contain_text(re.compile(r'of 5 before, .*with these words in view'))
    dialog.get_by_role('button', name='Close').click()
    expect(page.get_by_role('dialog')).to_have_count(0)
    expect(page.locator('section.score .contested q')).to_have_text(words)

    page.locator('.talk a.again').nth(1).click()
    expect(page.get_by_text('Answer again')).to_be_visible()
    ready(page)
    page.locator('textarea').fill(BETTER)
    page.get_by_role('button', name='Send answer').click()
    both = page.get_by_role('region', name='Both answers')
    expect(both).to_contain_text('In the interview', timeout=PATIENT_MS)
    expect(both).to_contain_text(BETTER)
    assert both.locator('article').filter(has_text='of 5').count() >= 1
    expect(page.get_by_role('region', name='What changed')).to_contain_text('12')

    page.goto(analysis)
    ready(page)
    expect(page.get_by_role('checkbox', name='Day 1 done')).to_be_checked()
    expect(page.locator('section.score .contested q')).to_have_text(words)
    expect(page.get_by_role('link', name=re.compile('Answered again'))).to_be_visible()
    page.goto('/')
    expect(page.get_by_role('region', name='Your plan')).to_contain_text('day 2 of 7')


def test_a_shared_report_is_read_by_whoever_has_the_link_until_it_is_taken_back(
    page: Page, browser: Browser, server: Server, tmp_path: Path
) -> None:
    interviewed(page, tmp_path, answers=3)
    page.get_by_role('button', name='Share with an adviser').click()
    page.get_by_label('For whom (only you see this)').fill('Mrs Adeyemi')
    page.get_by_role('button', name='Make a link').click()
    link = page.get_by_label('Link', exact=True).input_value()
    assert '/shared/' in link

    adviser = browser.new_context()  # of nobody who has signed in
    reading = adviser.new_page()
    reading.set_default_timeout(PATIENT_MS)
    reading.goto(link)
    expect(reading.get_by_role('heading', name='Dimension by dimension')).to_be_visible()
    expect(reading.locator('.talk')).to_contain_text(MARKER)
    for own in (
        'Answer this again',
        'Practise this with one question',
        'Was something missed?',
        'Share with an adviser',
    ):
        expect(reading.get_by_text(own)).to_have_count(0)

    page.get_by_role('button', name='Take it back').click()
    expect(page.get_by_role('button', name='Take it back')).to_have_count(0)
    reading.goto(link)
    expect(reading.get_by_role('heading', name='This link leads nowhere any more.')).to_be_visible()
    expect(reading.get_by_text(MARKER)).to_have_count(0)
    adviser.close()


def test_the_history_compares_two_sessions_and_deletes_one(page: Page, tmp_path: Path) -> None:
    interviewed(page, tmp_path, answers=2)
    interviewed(page, tmp_path, answers=5, again=True)
    expect(page.get_by_role('link', name=re.compile('Last time'))).to_be_visible()
    page.goto('/history?product=interviews')
    ready(page)
    rows = page.locator('.past')
    expect(rows).to_have_count(2)
    page.get_by_role('button', name='Conversations', exact=True).click()
    expect(rows).to_have_count(0)
    expect(page).to_have_url(re.compile('product=conversations'))
    page.get_by_role('button', name='Both', exact=True).click()
    for box in range(2):
        page.get_by_role('checkbox', name=re.compile('^Compare')).nth(box).check()
    page.get_by_role('button', name='Compare them').click()
    expect(page.get_by_role('heading', name='Two sessions, side by side.')).to_be_visible()
    expect(page.locator('td.move').first).to_have_text(
        re.compile('higher|lower|within the noise|not judged both times')
    )

    page.goto('/history')
    ready(page)
    page.get_by_role('button', name=re.compile('^Delete Data analyst')).first.click()
    page.get_by_role('button', name='Delete it', exact=True).click()
    expect(rows).to_have_count(1)
    page.reload()
    expect(rows).to_have_count(1)


def test_versions_of_a_resume_keep_their_corrections(page: Page, tmp_path: Path) -> None:
    page.set_default_timeout(PATIENT_MS)
    part = page.get_by_role('region', name='Your résumé')
    rows = part.locator('.kept')
    page.goto('/profile')
    ready(page)
    for number, name in enumerate(('first.txt', 'second.txt'), 1):
        given = tmp_path / name
        given.write_text(RESUME.replace('Data analyst', f'Data analyst, version {number}', 1))
        part.locator('input[type=file]').set_input_files(given)
        expect(rows).to_have_count(number)
        expect(rows.filter(has_text=name).get_by_text('Current')).to_be_visible()
        if number == 1:
            part.get_by_text('Correct what was read').click()
            part.get_by_label('Name', exact=True).fill('Dani Osei-Bonsu')
            part.get_by_role('button', name='Save the corrections').click()
            expect(rows.filter(has_text='corrected by you')).to_have_count(1)
    part.get_by_role('button', name='Use this one: first.txt').click()
    expect(rows.filter(has_text='first.txt').get_by_text('Current')).to_be_visible()
    part.get_by_text('Correct what was read').click()
    expect(part.get_by_label('Name', exact=True)).to_have_value('Dani Osei-Bonsu')

    part.get_by_role('link', name='Practise exactly these').click()
    expect(page.get_by_role('radio', name=re.compile('^HR'))).to_be_checked()
    expect(page.get_by_role('region', name='Your résumé')).to_contain_text('first.txt')
    page.goto('/profile')
    ready(page)
    part.get_by_role('button', name='Delete second.txt').click()
    page.get_by_role('button', name='Delete it', exact=True).click()
    expect(rows).to_have_count(1)


def test_a_token_is_shown_once_and_shut_out_when_revoked(page: Page, server: Server) -> None:
    page.set_default_timeout(PATIENT_MS)
    page.goto('/profile')
    ready(page)
    page.get_by_text('Make a token').click()
    page.get_by_label('What it is for').fill('My notebook')
    page.get_by_role('button', name='Make the token').click()
    secret = page.get_by_label('Token', exact=True).input_value()
    called = f'{server.address}/api/interview/role-kits'
    headers = {'authorization': f'Bearer {secret}'}
    assert httpx.get(called, headers=headers, timeout=60).status_code == 200
    page.reload()
    ready(page)
    expect(page.get_by_text('My notebook')).to_be_visible()
    assert secret not in page.content()
    page.get_by_role('button', name='Revoke', exact=True).click()
    page.get_by_role('button', name='Revoke it', exact=True).click()
    expect(page.get_by_text('My notebook')).to_have_count(0)
    assert httpx.get(called, headers=headers, timeout=60).status_code == 401


def test_a_deleted_account_leaves_no_row_no_file_and_no_workflow_input(
    page: Page, server: Server, tmp_path: Path
) -> None:
    interviewed(page, tmp_path, answers=3)
    with sqlite3.connect(server.folder / 'lab.db') as database:
        ids = database.execute('SELECT user_id, id FROM roleplay_session UNION SELECT user_id, id FROM user_documents')
        keys = {str(key) for row in ids for key in row}
    traces = (MARKER, *keys, *(str(UUID(key)) for key in keys))
    before = set(found(server.folder, traces))
    assert {table for name, table in before if name == 'workflows.db'} >= {'workflow_status', 'workflow_input'}
    assert {'user_documents', 'transcripts', 'bytes'} <= {where for _, where in before}
    page.goto('/profile')
    ready(page)
    page.get_by_role('button', name='Delete my account').click()
    gone = page.get_by_role('button', name='Delete it for good')
    expect(gone).to_be_disabled()
    page.get_by_label(re.compile('^Type')).fill('delete my account')
    gone.click()
    expect(page).to_have_url(re.compile('/sign-in'), timeout=PATIENT_MS)
    page.goto('/history')
    expect(page.get_by_text('Nothing yet.')).to_be_visible()  # the demo candidate who comes next is somebody else
    left = [(name, where) for name, where in found(server.folder, traces) if where != 'audit_events']
    assert left == []


def found(folder: Path, traces: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """File and table (or `bytes`) wherever one of the traces is; only the audit trail may keep an id."""
    for path in sorted(each for each in folder.rglob('*') if each.is_file()):
        if path.suffix == '.db':
            yield from ((path.name, table) for table in tables_with(path, traces))
        content = path.read_bytes()
        if MARKER.encode() in content or MARKER.encode('utf-16-le') in content:
            yield path.name, 'bytes'
        if any(trace in str(path) for trace in traces):
            yield path.name, 'name'


def tables_with(path: Path, traces: tuple[str, ...]) -> Iterator[str]:
    with sqlite3.connect(path) as database:
        tables = [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        for table in tables:
            rows = database.execute(f'SELECT * FROM "{table}"').fetchall()
            if any(trace in plain(cell) for row in rows for cell in row for trace in traces):
                yield table


def plain(cell: object) -> str:
    """Inputs of workflows are pickles in base64."""
    try:
        return base64.b64decode(str(cell), validate=True).decode('latin-1') + str(cell)
    except ValueError:
        return str(cell)
