"""What stands under a project's passport: what earlier registers said of it, notes, instructions."""

from indmap.analysis.identity import same_as
from indmap.exhibits import history as exhibits
from indmap.exhibits.exhibit import Exhibit
from indmap.exhibits.history import Statement
from indmap.exhibits.view import View
from indmap.register.remarks import About
from indmap.ui import cards, compare, instructions, notes, plain


def more(view: View, position: int) -> None:
    """The history of the project at a position of the view's register, and what people say of it."""
    key = instructions.keys_of(view.register)[position]

    said = statements(view, key)

    def told(view: View) -> Exhibit:
        return exhibits.of_project(view, said)

    def progress(view: View) -> Exhibit:
        return exhibits.progress(view, said)

    plain.line(view.texts("of_project.told_subtitle"), strong=True)
    cards.bare(view, told)
    cards.bare(view, progress, titled=True)
    if view.is_sample:
        plain.line(view.texts("of_project.sample"))
        return
    notes.panel(view, About(project=key, day=view.as_of), "notes.project")
    instructions.of_project(view, key)


def statements(view: View, key: str) -> list[Statement]:
    """The rows of each register that have a project's key, or one that a person said to be the same.

    Threads through every register are exact and slow; by keys alone a sheet opens at once.
    """
    same = same_as(compare.settled(view))
    wanted = {key, *(each for each, root in same.items() if root == same.get(key, key))}
    found = []
    for day, register in compare.history_of(view):
        places = [place for place, each in enumerate(instructions.keys_of(register)) if each in wanted]
        found.append(Statement(day, register.projects.iloc[places]))
    return found
