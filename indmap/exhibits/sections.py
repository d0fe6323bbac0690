"""The same of the sections of economic activity that projects' OKED codes belong to."""

from dataclasses import replace

from indmap.analysis.activity import with_sections
from indmap.exhibits import sectors
from indmap.exhibits.exhibit import Exhibit
from indmap.exhibits.sectors import Industries
from indmap.exhibits.view import View

SECTIONS = Industries("section", "sections", "oked")


def delivered(view: View) -> Exhibit:
    """Each section's plan outlined and what is commissioned of it solid, the largest plan on top."""
    return sectors.delivered(_divided(view), SECTIONS, "sections.delivered")


def crossed(view: View) -> Exhibit:
    """Section by region: where the plan of the measure lies."""
    return sectors.crossed(_divided(view), SECTIONS, "sections.crossed")


def per_job(view: View) -> Exhibit:
    """Tenge of investment a job, dearest section on top, of projects that state both."""
    return sectors.per_job(_divided(view), SECTIONS, "sections.per_job")


def _divided(view: View) -> View:
    return replace(view, facts=with_sections(view.facts, view.projects()))
