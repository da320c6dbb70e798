"""Prints the path of a Chromium to test with: an installed one, else one installed now; fails and says so otherwise."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ('chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome')


def main() -> int:
    path = os.environ.get('CHROMIUM') or installed() or from_debian() or from_playwright()
    if not path:
        print('No Chromium could be found or installed; the browser tests need one (set CHROMIUM=…).', file=sys.stderr)
        return 1
    print(path)
    return 0


def installed() -> str | None:
    return next((found for name in NAMES if (found := shutil.which(name))), None) or bundled()


def from_debian() -> str | None:
    if not shutil.which('apt-get'):
        return None
    rights = [] if os.geteuid() == 0 else ['sudo', '-n']
    for command in (['apt-get', 'update', '-q'], ['apt-get', 'install', '-y', '-q', 'chromium']):
        succeeded([*rights, *command])
    return installed()


def from_playwright() -> str | None:
    succeeded([sys.executable, '-m', 'playwright', 'install', 'chromium'])
    return bundled()


def bundled() -> str | None:
    """The browser that playwright keeps for itself, where it could be downloaded."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def succeeded(command: list[str]) -> bool:
    if not shutil.which(command[0]):
        return False
    return subprocess.run(command, stdout=sys.stderr, check=False).returncode == 0


if __name__ == '__main__':
    sys.exit(main())
