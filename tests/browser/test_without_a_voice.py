"""A spoken interview on a server whose interviewer has no voice: what is asked stands in writing."""

import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Browser, expect

from tests.browser.conftest import ROOT, Server, ready
from tests.browser.steps import answer
from tests.browser.test_room_sizes import VOICE


def test_the_question_stays_in_writing_when_the_connection_stands(browser: Browser, tmp_path: Path) -> None:
    server = Server(tmp_path / 'data', LAB_DEMO='1')
    command = [sys.executable, '-m', 'tests.browser.rooms', str(server.folder), 'spoken']
    told = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=180, check=True)
    server.start()
    page = browser.new_context(base_url=server.address).new_page()
    page.add_init_script(VOICE)
    page.goto(f'/session/{told.stdout.split()[-1]}/live')
    ready(page)
    expect(page.locator('.question')).to_be_visible()
    answer(page, 'How long the marking of one exercise takes, because nobody had ever counted it.')
    expect(page.locator('.question')).to_be_visible()  # the connection has stood since before the answer
    expect(page.get_by_text('What the interviewer says is written here')).to_be_visible()
    page.context.close()
    server.stop()
    assert not server.failures
