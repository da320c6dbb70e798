"""Differently shaped résumés of invented people, each read whole."""

from pathlib import Path

import pytest

from lab.documents.reader import read_pasted
from lab.engines.builtin.extraction import extract_resume
from lab.models.document import ReadText
from lab.models.extraction import ResumeExtraction

SAMPLES = Path(__file__).parent / 'extract_samples'
TODAY = '2026-11'


def read(name: str) -> ResumeExtraction:
    return extract_resume(read_pasted((SAMPLES / name).read_text('utf-8')), TODAY)


def work(resume: ResumeExtraction) -> list[tuple[str, str, str, str]]:
    return [(entry.title, entry.employer, entry.start, entry.end) for entry in resume.work_history]


def education(resume: ResumeExtraction) -> list[tuple[str, str, str, str, str]]:
    return [(e.degree, e.field, e.institution, e.start, e.end) for e in resume.education]


def test_a_student_without_jobs() -> None:
    resume = read('student.txt')
    assert (resume.name, resume.headline) == ('Amara Osei', 'Second-year Economics student')
    assert resume.work_history == []
    assert education(resume)[0] == ('BSc (Hons)', 'Economics', 'University of Leeds', '2024-09', 'present')
    assert [project.name for project in resume.projects] == ['Campus rent tracker', 'Essay on minimum wages']
    assert {skill.name: skill.evidenced for skill in resume.skills_claimed}['Python']
    assert any(claim.about == 'Campus rent tracker' and claim.figure == '1,200' for claim in resume.claims)


def test_a_nurse_employer_above_title_and_dates() -> None:
    resume = read('nurse.txt')
    assert resume.name == 'Maria González Ruiz'
    assert work(resume) == [
        ('Staff Nurse, Intensive Care Unit', "St. Brigid's University Hospital", '2019-03', 'present'),
        ('Staff Nurse, Emergency Department', 'Hospital Clínico San Carlos', '2015-09', '2019-02'),
    ]
    assert resume.work_history[0].location == 'Dublin'
    assert resume.work_history[0].highlights[1].startswith('Reduced catheter infections by 30%')
    assert education(resume) == [('Bachelor of Nursing', '', 'Universidad Complutense de Madrid', '2011', '2015')]
    assert [skill.name for skill in resume.skills_claimed][:2] == ['Triage', 'wound care']


def test_a_teacher_dates_on_the_left() -> None:
    resume = read('teacher.txt')
    assert work(resume) == [
        ('Teacher of Mathematics', 'Hillcrest Academy', '2018', 'present'),
        ('Teacher of Mathematics', "St Peter's High School", '2014', '2018'),
        ('Teaching Assistant', 'Larkfield Primary School', '2013', '2014'),
    ]
    assert education(resume)[1] == ('BSc', 'Mathematics', 'University of Kent', '2010', '2013')
    assert resume.risk_flags == []


def test_an_academic_one_line_an_entry() -> None:
    resume = read('academic.txt')
    assert work(resume) == [
        ('Associate Professor of Marine Biology', 'University of Bergen', '2020', 'present'),
        ('Postdoctoral Fellow', 'Woods Hole Oceanographic Institution', '2017', '2020'),
        ('Visiting Researcher', 'University of Tokyo', '2016-01', '2016-06'),
    ]
    assert education(resume)[0] == ('Ph.D.', 'Marine Biology', 'University of Oslo', '', '2016')
    assert resume.contact == []


def test_a_soldier_two_posts_under_one_employer() -> None:
    resume = read('military.txt')
    assert [entry.employer for entry in resume.work_history] == ['U.S. Army', 'U.S. Army']
    assert [entry.title for entry in resume.work_history] == ['Supply Sergeant (E-5)', 'Unit Supply Specialist (E-4)']
    assert {skill.name for skill in resume.skills_claimed} >= {'SAP', 'Hazmat handling'}


def test_a_product_manager_three_posts_under_one_employer() -> None:
    resume = read('product_manager.txt')
    assert [(e.title, e.employer, e.start) for e in resume.work_history] == [
        ('Senior Product Manager', 'Sen Pay', '2022-01'),
        ('Product Manager', 'Sen Pay', '2019-07'),
        ('Associate Product Manager', 'Sen Pay', '2018-02'),
        ('Business Analyst', 'Mekong Logistics JSC', '2015-07'),
    ]
    assert resume.work_history[-1].end == '2017-03'
    assert resume.name == 'Nguyễn Thị Hoa'


def test_a_career_changer_and_skills_in_sentences() -> None:
    resume = read('career_changer.txt')
    assert work(resume)[:2] == [
        ('Data Analyst Intern', 'Verdure Retail', '2023-06', '2023-08'),
        ('Head Pastry Chef', 'Maison Clairval', '2018-01', '2022-03'),
    ]
    assert {skill.name for skill in resume.skills_claimed} >= {'SQL', 'Python', 'Power BI', 'Microsoft Excel'}
    (gap,) = [flag for flag in resume.risk_flags if flag.kind == 'gap']
    assert (gap.since, gap.until, gap.months) == ('2022-04', '2023-05', 14)
    assert 'Ironworks Academy' in gap.detail


def test_a_developer_in_markdown_with_projects() -> None:
    resume = read('developer.md')
    assert resume.headline == 'Backend Engineer'
    assert work(resume) == [
        ('Backend Engineer', 'Kudi Systems', '2021-03', 'present'),
        ('Software Developer', 'Palmwine Labs', '2019-11', '2020-08'),
    ]
    assert [project.name for project in resume.projects] == ['ferry', 'Market days']
    assert 'Rust' in resume.projects[0].technologies
    assert {skill.name for skill in resume.skills_claimed if skill.evidenced} >= {'Go', 'Ruby'}
    assert resume.contact == ['email', 'github']


def test_an_accountant_whole_post_in_one_line() -> None:
    resume = read('accountant.txt')
    assert work(resume) == [
        ('Accounts Executive', 'Sundaram Textiles Pvt. Ltd.', '2021-08', 'present'),
        ('Accounts Trainee', 'K. Mohan & Co., Chartered Accountants', '2020-06', '2021-07'),
    ]
    assert [entry.location for entry in resume.work_history] == ['Chennai', 'Chennai']
    assert [degree for degree, *_ in education(resume)] == ['M.Com.', 'B.Com.', 'HSC']


def test_an_architect_in_three_languages() -> None:
    resume = read('architect.txt')
    assert work(resume) == [
        ('Projektarchitektin', 'Studio Nord Architekten GmbH', '2019-03', 'present'),
        ('Architect', 'Atelier Wawel sp. z o.o.', '2015-06', '2019-02'),
        ('Junior Architect', 'Biuro Projektowe ARKA', '2012-09', '2015-05'),
    ]
    assert resume.education[0].institution == 'Politechnika Krakowska'


def test_an_engineer_with_labelled_lines() -> None:
    resume = read('labelled.txt')
    assert work(resume) == [
        ('Senior DevOps Engineer', 'Zentry Technologies Pvt Ltd', '2021-04', 'present'),
        ('Systems Engineer', 'Infosoft Solutions', '2018-07', '2021-03'),
    ]
    assert 'AWS (EC2, S3, EKS)' in [skill.name for skill in resume.skills_claimed]


def test_employer_and_place_in_a_row_of_their_own() -> None:
    resume = read('bridge_engineer.txt')
    assert work(resume)[0] == ('Senior Structural Engineer', 'Ponte Norte Engenharia, Lda.', '2019-06', 'present')
    assert [entry.location for entry in resume.work_history] == [
        'Porto, Portugal',
        'Braga, Portugal',
        'Braga, Portugal',
    ]
    assert education(resume) == [('MSC', 'Civil Engineering', 'Universidade do Minho', '2010-09', '2015-07')]
    assert [skill.name for skill in resume.skills_claimed][:5] == ['SAP2000', 'Robot', 'Python', 'AutoCAD', 'Revit']


def test_a_school_leaver_has_no_invented_job() -> None:
    resume = read('school_leaver.txt')
    assert resume.work_history == []
    assert education(resume) == [('High School Diploma', '', 'Riverside High School', '', '2026-06')]


def test_a_shop_worker_and_a_scientist() -> None:
    assert work(read('retail.txt'))[0] == ('Team Leader', 'Hartley Bakers plc', '2021-11', 'present')
    scientist = read('scientist.txt')
    assert work(scientist)[1] == ('Postdoctoral Researcher', 'TH Aarau', '2018', '2021')
    assert 'Nextflow' in [skill.name for skill in scientist.skills_claimed]


@pytest.mark.parametrize('name', sorted(path.name for path in SAMPLES.iterdir()))
def test_every_item_points_at_its_words(name: str) -> None:
    text = read_pasted((SAMPLES / name).read_text('utf-8')).text
    resume = read(name)
    folded = text.casefold()
    for entry in resume.work_history:
        assert entry.span
        assert entry.employer.casefold() in folded
        assert (entry.title or entry.employer).split()[0].casefold() in folded[entry.span.start : entry.span.end]
    for claim in resume.claims:
        assert claim.span
        assert claim.text.split()[0] in text[claim.span.start : claim.span.end]
    for skill in resume.skills_claimed:
        assert not skill.span or text[skill.span.start : skill.span.end].casefold() == skill.name.casefold()
        assert all(text[span.start : span.end].strip() for span in skill.evidence)


def test_the_same_résumé_gives_the_same_draft() -> None:
    assert read('nurse.txt') == read('nurse.txt')


@pytest.mark.parametrize('text', ['', '\n\n', 'hello', '2019 - 2020', 'WORK EXPERIENCE', 'SKILLS\n,,,;;;', '•\n•\n•'])
def test_scraps_give_an_empty_draft(text: str) -> None:
    resume = extract_resume(ReadText.of(text), TODAY)
    assert resume.work_history == [] == resume.education == resume.skills_claimed


def test_a_label_inside_a_post_opens_no_section() -> None:
    resume = read('project_engineer.txt')
    assert work(resume) == [
        ('Project Engineer', 'Gulf Horizon Contracting LLC', '2020-02', 'present'),
        ('Site Engineer', 'Gulf Horizon Contracting LLC', '2017-08', '2020-01'),
        ('Graduate Engineer Trainee', 'Delta Marine Works', '2016-09', '2017-07'),
    ]
    assert 'Finished station B eleven weeks early' in resume.work_history[0].highlights
    assert [skill.name for skill in resume.skills_claimed][:2] == ['Primavera P6', 'AutoCAD']


def test_an_illustrator_whose_lines_change_order() -> None:
    resume = read('illustrator.txt')
    assert work(resume) == [
        ('Freelance Illustrator', '', '2016', 'present'),
        ('Graphic Designer', 'Lantern Theatre', '2012', '2016'),
        ('Junior Designer', 'Mallory & Webb', '2010', '2012'),
    ]
    assert [skill.name for skill in resume.skills_claimed][:4] == [
        'Illustrator',
        'Photoshop',
        'InDesign',
        'After Effects',
    ]


def test_a_technologist_with_numbered_entries() -> None:
    resume = read('laboratory.txt')
    assert resume.name == 'Grace Wanjiru Kamau'
    assert work(resume)[0] == ('Medical Laboratory Technologist', 'Aga Meridian Hospital', '2021-05', 'present')
    assert [(d, i) for d, _, i, _, _ in education(resume)] == [
        ('BSc', 'Maseno University'),
        ('KCSE', 'Moi Girls School Eldoret'),
    ]


def test_a_student_with_a_job_beside_the_placement() -> None:
    resume = read('barista.txt')
    assert work(resume) == [
        ('Marketing Intern (Placement)', 'Brightwater Media', '2025-01', '2025-06'),
        ('Barista', 'The Copper Bean', '2022-09', 'present'),
    ]
    assert [(d, i) for d, _, i, _, _ in education(resume)] == [
        ('BBus', 'University College Cork'),
        ('Leaving Certificate', 'Coláiste Chríost Rí'),
    ]
    assert [flag.kind for flag in resume.risk_flags if flag.kind == 'overlap'] == ['overlap']


def test_headings_of_their_own_making() -> None:
    resume = read('yard_manager.txt')
    assert [entry.title for entry in resume.work_history] == ['Operations Manager', 'Shift Leader']
    assert education(resume) == [('BSc', 'Logistics', 'University of Strathclyde', '2014', '2017')]
    assert [skill.name for skill in resume.skills_claimed] == ['Rostering', 'SAP', 'negotiation']


def test_periods_broken_in_a_narrow_column() -> None:
    assert work(read('surveyor.txt')) == [
        ('Land Surveyor', 'Heath Surveyors Ltd', '2019-03', '2021-05'),
        ('Senior Land Surveyor', 'Moor & Tor Partners', '2021-06', 'present'),
    ]
