import pytest

from lab.engines.builtin.extraction.dates import find_dates, months_between


@pytest.mark.parametrize(
    ('written', 'start', 'end'),
    [
        ('June 2011 to Present', '2011-06', 'present'),
        ('Nov 2016 – Sep 2018', '2016-11', '2018-09'),
        ('11/2016 - 09/2018', '2016-11', '2018-09'),
        ('2016-11 – 2018-09', '2016-11', '2018-09'),
        ('09/21 –', '2021-09', 'present'),
        ('09/21 – 03/23', '2021-09', '2023-03'),
        ('12.03.2020 – 15.05.2021', '2020-03', '2021-05'),
        ('1 Sep 2021 - 30 Nov 2022', '2021-09', '2022-11'),
        ('Summer 2022', '2022-06', '2022-08'),
        ('Q3 2020', '2020-07', '2020-09'),
        ('since 2019', '2019', 'present'),
        ('from 2015 until 2018', '2015', '2018'),
        ('May – Aug 2020', '2020-05', '2020-08'),
        ('2019-21', '2019', '2021'),
        ('May ’19 - Jun ’20', '2019-05', '2020-06'),
        ('Sept 2018 – ongoing', '2018-09', 'present'),
        ('01/2020 to date', '2020-01', 'present'),
        ('Oct. 2019 – Heute', '2019-10', 'present'),
        ('Fall 2018 - Spring 2020', '2018-09', '2020-05'),
        ('2014-05-01 - 2016-06-30', '2014-05', '2016-06'),
    ],
)
def test_a_period_reads_as_two_dates(written: str, start: str, end: str) -> None:
    found = find_dates(f'Baker, Crumb & Co\t{written}')
    assert [(date.start, date.end) for date in found] == [(start, end)]


def test_a_single_date_says_that_it_is_one() -> None:
    (date,) = find_dates('BA History, May 2015')
    assert (date.start, date.end, date.single) == ('2015-05', '', True)


@pytest.mark.parametrize('text', ['+1 555 010 0000', '2 years 10 months', 'Raised $2000 in a day', 'room 2019b', ''])
def test_other_numbers_are_no_dates(text: str) -> None:
    assert not find_dates(text)


def test_a_period_that_runs_backwards_is_none() -> None:
    assert all(date.single for date in find_dates('2021 - 2018'))


def test_months_count_both_ends() -> None:
    assert months_between('2020-03', '2020-03') == 1
    assert months_between('2019', '2020') == 24
