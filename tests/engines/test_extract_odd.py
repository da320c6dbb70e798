"""Résumés and postings as people type them: trades, wards, kitchens, faculties, small letters, no headings at all."""

from lab.documents.reader import read_pasted
from lab.engines.builtin.extraction import extract_job, extract_resume
from lab.models.extraction import ResumeExtraction, WorkEntry

TODAY = '2026-11'


def resume(text: str) -> ResumeExtraction:
    return extract_resume(read_pasted(text), TODAY)


def posts(draft: ResumeExtraction) -> list[tuple[str, str, str, str]]:
    return [(post.employer, post.title, post.start, post.end) for post in draft.work_history]


def test_columns_typed_with_spaces_are_columns() -> None:
    draft = resume(
        'Tamsin Orrell\n\nWork history\n'
        "Odile's Pantry (caterer)   Bookkeeper   Feb 2024 - to date\n"
        'Career break (full-time parent)   2016 - 2024\n'
        'Wexcombe Hardware Ltd   Bookkeeper   January 2009 - March 2016\n'
        'Kept the books of two branches\n'
    )
    assert posts(draft) == [
        ("Odile's Pantry (caterer)", 'Bookkeeper', '2024-02', 'present'),
        ('Wexcombe Hardware Ltd', 'Bookkeeper', '2009-01', '2016-03'),
    ]
    assert [flag.kind for flag in draft.risk_flags] == ['gap']


def test_a_stay_above_its_posts_is_no_post_and_gives_them_its_employer() -> None:
    draft = resume(
        'Hugo Lindqvist-Ashe\n\nEXPERIENCE\n\nCORRIN BEVERAGES INC., Toronto, ON, 2018 - Present\n'
        'Marketing Manager (2022 - Present)\n - Led a team of 6\nMarketing Coordinator (2020 - 2022)\n'
        'Trainee Buyer (2018 - 2020)\n\nTALLOW BOOKS, Ottawa\nSales Assistant, 2016 - 2018\n'
    )
    assert [post[:2] for post in posts(draft)] == [
        ('CORRIN BEVERAGES INC.', 'Marketing Manager'),
        ('CORRIN BEVERAGES INC.', 'Marketing Coordinator'),
        ('CORRIN BEVERAGES INC.', 'Trainee Buyer'),
        ('TALLOW BOOKS', 'Sales Assistant'),
    ]


def test_without_headings_studies_and_skills_are_still_told_from_posts() -> None:
    draft = resume(
        'Tomas Wierzba\nBrno\n\nKestrel Pay s.r.o. — Java Developer\n03/2021 – now\n- Rebuilt it in Kafka\n\n'
        'Lumen Systems a.s. — Junior Java Developer\n07.2017 – 02.2021\n- Wrote REST services\n\n'
        'Masaryk University, Brno\nMSc, Computer Science, 2012 - 2017\n\nJava, Kotlin, Kafka, PostgreSQL, Docker\n'
    )
    assert [post[0] for post in posts(draft)] == ['Kestrel Pay s.r.o.', 'Lumen Systems a.s.']
    assert [(study.degree, study.field) for study in draft.education] == [('MSc', 'Computer Science')]
    assert [skill.name for skill in draft.skills_claimed] == ['Java', 'Kotlin', 'Kafka', 'PostgreSQL', 'Docker']
    assert draft.headline == ''


def test_a_remark_on_studies_does_not_end_them_and_a_minor_is_no_subject() -> None:
    draft = resume(
        'Dr Ife Halloran MBBS\n\nEducation\n2013–2017   PhD, Plant Sciences, Ferrous University\n'
        '            Thesis: Stomatal defence\n2011–2013   MSc Plant Biotechnology (cum laude), Ferrous University\n'
        'Bachelor of Journalism (Honours), minor in French, Carrow University, 2007–2011\n'
    )
    assert [(study.degree, study.field, study.start) for study in draft.education] == [
        ('PhD', 'Plant Sciences', '2013'),
        ('MSc', 'Plant Biotechnology', '2011'),
        ('Bachelor of Journalism', '', '2007'),
    ]


def test_small_letters_seasons_and_posts_since_a_month_are_read() -> None:
    draft = resume(
        'Jesse Marl\n\njobs\nline cook, The Copper Ladle, may 2023-now\n grill, 180 covers on saturdays\n'
        'dishwasher, Taqueria Sol, 2021-22\n\nschool\nAshford High School diploma 2021\n\nskills: grill, inventory\n'
    )
    assert [(title, start) for _, title, start, _ in posts(draft)] == [('line cook', '2023-05'), ('dishwasher', '2021')]
    since = resume(
        'Jon Obern\n\nExperience\nsince 04/2022: Team Lead Logistics, Krell AG\n - 18 people in three shifts\n'
        '02/2018 – 03/2022: Supply Chain Planner, Conti Automotive GmbH\nCashier, Ivo Maxi   Summer 2016, Summer 2017\n'
    )
    assert posts(since) == [
        ('Krell AG', 'Team Lead Logistics', '2022-04', 'present'),
        ('Conti Automotive GmbH', 'Supply Chain Planner', '2018-02', '2022-03'),
        ('Ivo Maxi', 'Cashier', '2016-06', '2016-08'),
    ]


def test_months_and_headings_of_other_languages_are_known() -> None:
    draft = resume(
        'CARMEN LÓPEZ VIDAL\n\nExperiencia laboral\nHotel Mar Azul, Valencia\nSupervisora de recepción\n'
        'Marzo 2020 – actualidad\n\nHotel Plaza Norte\nRecepcionista\nJunio 2016 – Febrero 2020\n\nFormación\n'
        'Grado en Turismo, Universitat de València, 2012 – 2016\n\nInformática\nOpera PMS, Excel\n\nIdiomas\nInglés\n'
    )
    assert [post[2:] for post in posts(draft)] == [('2020-03', 'present'), ('2016-06', '2020-02')]
    assert [(study.degree, study.field) for study in draft.education] == [('Grado', 'Turismo')]
    assert [skill.name for skill in draft.skills_claimed] == ['Opera PMS', 'Excel']


def test_languages_people_speak_are_never_held_against_them() -> None:
    draft = resume('Ann Orme\n\nSkills\nSwahili (native), Excel, English (C1)\n')
    assert [flag.skill for flag in draft.risk_flags] == ['Excel']


def test_a_post_held_beside_another_is_no_change_of_employer() -> None:
    draft = resume(
        'Ann Orme\n\nExperience\nBuyer, Corrin Ltd, Sep 2018 – Present\n'
        'Social Media Lead, Maple Charity, Jan 2019 – Mar 2020\n'
        'Coach, Rowing Club, Apr 2019 – Mar 2020\nClerk, Tallow Ltd, Jan 2018 – Aug 2018\n'
    )
    assert len(draft.work_history) == 4
    assert all(isinstance(post, WorkEntry) for post in draft.work_history)
    assert 'frequent_switches' not in {flag.kind for flag in draft.risk_flags}


def test_lists_on_one_line_behind_a_label_are_lists() -> None:
    job = extract_job(
        read_pasted(
            'Position: Staff Nurse\n\nMain duties\n1. Assess and plan care\n2. Give medicines\n\nPerson specification\n'
            'Essential: Registered nurse; experience in acute care; good written English\n'
            'Desirable: ICU course; mentorship qualification\n'
        )
    )
    assert [skill.text for skill in job.required_skills] == [
        'Registered nurse',
        'experience in acute care',
        'good written English',
    ]
    assert [skill.text for skill in job.nice_to_have_skills] == ['ICU course', 'mentorship qualification']
