"""A whole interview or workplace conversation through the REST API, with typed answers.

    python docs/api_client.py --address http://localhost:8080 --token lab_… --resume resume.pdf --kit data-analyst
    python docs/api_client.py --address http://localhost:8080 --token lab_… --scenario stuck-since-tuesday

Asks for an answer at every question, or takes them from `--answers FILE`, one a paragraph. Needs Python and httpx.
"""

import argparse
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx


class Client:
    def __init__(self, address: str, token: str) -> None:
        self._http = httpx.Client(base_url=address, headers={'Authorization': f'Bearer {token}'}, timeout=30)

    def get(self, path: str, **query: str) -> dict[str, Any]:
        return self._answered(lambda: self._http.get(path, params=query))

    def post(self, path: str, body: dict[str, Any] | None = None) -> dict[str, Any]:
        """With a key of its own, so that a call whose answer was lost can be sent again and is carried out once."""
        key = {'Idempotency-Key': str(uuid4())}
        return self._answered(lambda: self._http.post(path, json=body, headers=key))

    def upload(self, path: str, file: Path, form: dict[str, str]) -> dict[str, Any]:
        content = {'file': (file.name, file.read_bytes())}
        return self._answered(lambda: self._http.post(path, files=content, data=form))

    def _answered(self, call: Callable[[], httpx.Response]) -> dict[str, Any]:
        answer = call()
        while answer.status_code == 429:
            time.sleep(int(answer.headers['Retry-After']))
            answer = call()
        if answer.is_error:
            problem = answer.json()
            raise SystemExit(f'{problem["title"]}: {problem["detail"]}')
        return dict(answer.json())


def main() -> None:
    wanted = _arguments()
    client = Client(wanted.address, wanted.token)
    written = wanted.answers.read_text().split('\n\n') if wanted.answers else None
    if wanted.scenario:
        session = conversation(client, wanted.scenario, written)
        return print_debrief(analysed(client, session['id'], 'workplace')['debrief'])
    session = interview(client, wanted.resume, wanted.kit, written)
    analysis = analysed(client, session['id'], 'interview')
    print(f'\n{analysis["evaluation"]["overall"]["summary"]}\n')
    for each in analysis['evaluation']['dimension_scores']:
        score = 'not enough to judge' if each['score'] is None else f'{each["score"]:g} of 5'
        print(f'{each["name"]}: {score}')
        for quote in each['evidence']:
            print(f'    “{quote}”')
    return None


def print_debrief(debrief: dict[str, Any]) -> None:
    print(f'\n{debrief["summary"]}\n')
    for each in debrief['skillLevels']:
        level = 'not enough to judge' if each['level'] is None else f'{each["level"]:g} of 5'
        print(f'{each["name"]}: {level}')
        for evidence in each['evidence']:
            print(f'    “{evidence["quote"]}”')


def interview(client: Client, resume: Path, kit: str, written: list[str] | None) -> dict[str, Any]:
    document = client.upload('/api/interview/documents/upload', resume, {'docType': 'resume'})
    client.post(f'/api/interview/documents/{document["id"]}/parse')
    config = client.post(
        '/api/interview/config',
        {'roleKitId': kit, 'resumeDocId': document['id'], 'interviewType': 'hr', 'style': 'neutral'},
    )
    client.post(f'/api/interview/config/{config["id"]}/plan')
    return talked(
        client, client.post('/api/interview/session/start', {'configId': config['id'], 'consent': True}), written
    )


def conversation(client: Client, scenario: str, written: list[str] | None) -> dict[str, Any]:
    wanted = {'sessionType': 'workplace_practice', 'scenarioId': scenario, 'consent': True}
    return talked(client, client.post('/api/avatar/session/start', wanted), written)


def talked(client: Client, session: dict[str, Any], written: list[str] | None) -> dict[str, Any]:
    """The session at its end."""
    while not session['closed'] and session['state'] == 'running':
        print(f'\n{session["speaker"]}: {session["question"]}')
        if written is not None and not written:
            return client.post(f'/api/avatar/session/{session["id"]}/end')
        said = written.pop(0) if written else input('> ')
        answer = {'turn': session['turn'], 'text': said}
        session = client.post(f'/api/avatar/session/{session["id"]}/transcript', answer)
    print(f'\n{session["speaker"]}: {session["question"]}')
    return session


def analysed(client: Client, session_id: str, kind: str) -> dict[str, Any]:
    wanted = {'sessionId': session_id, 'analysisType': kind}
    while (analysis := client.post('/api/avatar/analyze-session', wanted))['state'] == 'running':
        time.sleep(1)
    return analysis


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--address', default='http://localhost:8080')
    parser.add_argument('--token', required=True)
    practised = parser.add_mutually_exclusive_group(required=True)
    practised.add_argument('--resume', type=Path)
    practised.add_argument('--scenario')
    parser.add_argument('--kit', default='data-analyst')
    parser.add_argument('--answers', type=Path)
    return parser.parse_args()


if __name__ == '__main__':
    main()
