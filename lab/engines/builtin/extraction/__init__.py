"""Résumés and job descriptions to typed drafts, by rules and word lists, each item with its span."""

from lab.engines.builtin.extraction.job.extract import extract_job
from lab.engines.builtin.extraction.resume.extract import extract_resume
from lab.engines.builtin.extraction.skills import FoundSkill, canonical_skill, find_skills, skill_domains

__all__ = ['FoundSkill', 'canonical_skill', 'extract_job', 'extract_resume', 'find_skills', 'skill_domains']
