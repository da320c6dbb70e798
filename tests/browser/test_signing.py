"""Signing up, out and in, in a browser, on a lab without a demo candidate."""

import re
from collections.abc import Generator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Server, ready


@pytest.fixture
def server(tmp_path: Path) -> Generator[Server, None, None]:
    server = Server(tmp_path / 'data')
    server.start()
    yield server
    server.stop()


def test_a_visitor_signs_up_and_arrives_where_they_wanted_to_go(page: Page) -> None:
    page.goto('/interview/kits/data-analyst')
    expect(page).to_have_url(re.compile('/sign-in'))
    ready(page)
    page.get_by_label('E-mail').fill('nobody@example.org')
    page.get_by_label('Password').fill('not a known one')
    page.get_by_role('button', name='Sign in').click()
    expect(page.get_by_role('alert')).to_contain_text('not right')
    expect(page.get_by_label('E-mail')).to_have_value('nobody@example.org')

    page.get_by_role('link', name='Make an account').click()
    page.get_by_label(re.compile('Your name')).fill('Lena Farouk')
    page.get_by_label('E-mail').fill('lena@example.org')
    page.get_by_label(re.compile('Password')).fill('short')
    page.get_by_role('button', name='Make an account').click()
    expect(page.get_by_role('alert')).to_contain_text('8')
    page.get_by_label(re.compile('Password')).fill('a long and honest one')
    page.get_by_role('button', name='Make an account').click()
    expect(page.get_by_role('button', name='menu for Lena Farouk')).to_be_visible()

    ready(page)
    page.get_by_role('button', name='menu for Lena Farouk').click()
    page.get_by_role('button', name='Sign out').click()
    expect(page).to_have_url(re.compile('/sign-in'))
    page.goto('/history')
    expect(page).to_have_url(re.compile('/sign-in'))
