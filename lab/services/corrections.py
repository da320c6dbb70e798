"""Corrections: what follows from a corrected entry is corrected with it, so that nobody is asked about an error."""

from lab.models.extraction import Claim, ResumeExtraction


def consistent(before: ResumeExtraction, corrected: ResumeExtraction, today: str) -> ResumeExtraction:
    """Flags and months are reckoned again from the dates; claims follow their employer or project, or go with it."""
    from lab.engines.builtin.extraction.resume.flags import risk_flags, total_months  # rules, whichever engine read it

    work, skills = corrected.work_history, corrected.skills_claimed
    return corrected.model_copy(
        update={
            'risk_flags': risk_flags(work, corrected.education, skills, today),
            'total_months': total_months(work, today),
            'claims': _followed(before, corrected),
        }
    )


def _followed(before: ResumeExtraction, corrected: ResumeExtraction) -> list[Claim]:
    renamed = _renamed(_places(before), _places(corrected))
    followed = [claim.model_copy(update={'about': renamed.get(claim.about, claim.about)}) for claim in corrected.claims]
    known, gone = set(_places(corrected)), set(_places(before))
    return [claim for claim in followed if claim.about in known or claim.about not in gone]


def _renamed(before: list[str], after: list[str]) -> dict[str, str]:
    """Entries keep their order in the form; only when some were added or removed does a name stand for itself."""
    return dict(zip(before, after, strict=True)) if len(before) == len(after) else {}


def _places(extraction: ResumeExtraction) -> list[str]:
    return [entry.employer for entry in extraction.work_history] + [project.name for project in extraction.projects]
