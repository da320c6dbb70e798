"""What is pressed on a page to bring it into the state a scene shows."""

import re

from playwright.sync_api import Page, expect

from tests.browser.conftest import ready

PATIENT_MS = 20_000


def charts(page: Page) -> None:
    """Drawn after the text; a chart that waits until it is looked at is looked at."""
    for chart in page.locator('.chart').all():
        chart.scroll_into_view_if_needed()
        if chart.locator('svg').count() or chart.bounding_box():
            expect(chart.locator('svg').first).to_be_attached(timeout=PATIENT_MS)
    page.evaluate('window.scrollTo(0, 0)')


def unfold(page: Page) -> None:
    """Everything that can be folded open."""
    page.wait_for_selector('details')
    page.evaluate('document.querySelectorAll("details:not([open])").forEach((each) => { each.open = true; })')


def sign_in_wrongly(page: Page) -> None:
    page.locator('input[name=email]').fill('nobody@example.org')
    page.locator('input[name=password]').fill('not a known one')
    page.locator('form button[type=submit]').click()
    ready(page)


def open_menu(page: Page) -> None:
    page.get_by_role('button', name=re.compile('menu for')).click()


def paste(page: Page) -> None:
    page.get_by_role('button', name='Paste the text').first.click()


def give_broken(page: Page) -> None:
    broken = {'name': 'resume.pdf', 'mimeType': 'application/pdf', 'buffer': b'%PDF-1.7 this is no document'}
    page.locator('input[type=file]').first.set_input_files(broken)  # type: ignore[arg-type]


def wait_read(page: Page) -> None:
    expect(page.get_by_text('What we read').first).to_be_visible(timeout=PATIENT_MS)
    expect(page.get_by_role('button', name=re.compile('^Continue'))).to_be_enabled(timeout=PATIENT_MS)


def sample_job(page: Page) -> None:
    wait_read(page)
    page.get_by_role('region', name='The job').get_by_role('button', name='Try a sample').click()


def correct(page: Page) -> None:
    wait_read(page)
    page.get_by_text('What we read').first.click()
    page.get_by_role('button', name='Add to work').click()
    page.get_by_label('Add a skill').fill('Statistics')


def wait_speech(page: Page) -> None:
    """The parts of speech are loaded beside the server."""
    expect(page.get_by_text('Speech is still getting ready')).to_have_count(0, timeout=PATIENT_MS)


def type_instead(page: Page) -> None:
    wait_speech(page)
    page.get_by_role('radio', name=re.compile('^I type')).check()


def check_microphone(page: Page) -> None:
    wait_speech(page)
    page.get_by_role('button', name='Turn the microphone on').click()


def agree(page: Page) -> None:
    wait_speech(page)
    page.get_by_label('I agree to this').check()


def draft(page: Page) -> None:
    page.locator('textarea').fill('I rebuilt the weekly report in SQL, and then I showed the buyers how to read it.')


def ask_to_end(page: Page) -> None:
    page.get_by_role('button', name=re.compile('^End the')).click()


def wait_task(page: Page) -> None:
    expect(page.locator('.cm-content')).to_contain_text('def', timeout=PATIENT_MS)


def lose_connection(page: Page) -> None:
    page.evaluate('window.socket.disconnect()')


def open_elsewhere(page: Page) -> None:
    newer = page.context.new_page()
    newer.goto(page.url)
    ready(newer)
    expect(page.get_by_role('alert')).to_be_visible(timeout=PATIENT_MS)
    newer.close()


def speak(page: Page) -> None:
    wait_speech(page)
    page.get_by_role('button', name='Turn the microphone on').click()


def mute(page: Page) -> None:
    speak(page)
    page.get_by_role('button', name=re.compile('^Mute')).click()


def contest(page: Page) -> None:
    page.get_by_role('button', name=re.compile('^Was something missed')).first.click()


def share(page: Page) -> None:
    page.get_by_role('button', name='Share with an adviser').click()
    page.get_by_role('button', name='Make a link').click()


def pick_two(page: Page) -> None:
    for number in range(2):
        page.get_by_role('checkbox', name=re.compile('^Compare')).nth(number).check()


def delete_first(page: Page) -> None:
    page.get_by_role('button', name=re.compile('^Delete')).first.click()


def make_token(page: Page) -> None:
    page.get_by_text('Make a token').click()
    page.get_by_label('What it is for').fill('A scene of the gallery')
    page.get_by_role('button', name='Make the token').click()


def leave_for_good(page: Page) -> None:
    page.get_by_role('button', name='Delete my account').click()


def end_theirs(page: Page) -> None:
    page.locator('table button').first.click()
