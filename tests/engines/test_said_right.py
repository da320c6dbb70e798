"""Facts of a résumé and a posting said in the tense, the article and the name that a person would use."""

import pytest

from lab.engines.builtin.planning.clauses import deed, duty, is_present
from lab.engines.builtin.planning.spoken import employer, first_name, skill


@pytest.mark.parametrize(
    ('name', 'called'),
    [('SSG Marcus T. Villar', 'Marcus'), ('Dr Anil Rao MBBS', 'Anil'), ('Mrs. Oluwaseun Pike', 'Oluwaseun')],
)
def test_ranks_and_titles_are_no_first_names(name: str, called: str) -> None:
    assert first_name(name) == called


@pytest.mark.parametrize(
    ('name', 'said'),
    [
        ('Sompo Digital K.K.', 'Sompo Digital'),
        ('Allegro Pay Sp. z o.o.', 'Allegro Pay'),
        ('United States Army', 'the United States Army'),
    ],
)
def test_employers_lose_their_legal_form_and_gain_their_article(name: str, said: str) -> None:
    assert employer(name) == said


def test_abbreviations_keep_their_capitals() -> None:
    assert skill('CSCS card') == 'CSCS card'
    assert skill('Acute care') == 'acute care'


def test_what_goes_on_is_told_from_what_is_over() -> None:
    assert is_present(deed('Manage 65 associates on nights', current=True))
    assert not is_present(deed('Rebuilt the repayment scheduler in Kafka', current=True))
    assert not is_present(deed('Cut falls on my bay by half', current=True))


def test_strung_deeds_are_joined_as_one_says_them() -> None:
    assert duty('Set out, check levels, keep the diary') == "you'd set out, check levels and keep the diary"
