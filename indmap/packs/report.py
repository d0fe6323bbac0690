"""A pack as a report (HTML): one file that works offline, with a list of projects to search, filter and sort."""

import json
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from html import escape
from string import Template
from typing import Any

import pandas as pd

from indmap.exhibits.encodings import Format
from indmap.exhibits.exhibit import Exhibit
from indmap.packs.pack import Pack, Part
from indmap.render.flow import Rows, block, rows
from indmap.render.markup import element, section
from indmap.words.files import template
from indmap.words.numbers import ABSENT
from indmap.words.texts import Texts
from indmap.words.theme import Mode, theme

MOST_ROWS = 200
"""Rows of a part's table."""

MOST_PROJECTS = 20_000
"""Projects in the list, as many as a browser filters without delay; a line says how many more there are."""

_CHOICES = ("region", "sector", "status")
_ROLES = {"accent": "highlighted", "up": "ahead", "down": "behind"}
_PAGE = Template(
    '<!doctype html>\n<html lang="$language"><head><meta charset="utf-8">'
    '<meta http-equiv="Content-Security-Policy" content="$policy">'
    '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="generator" content="$program">'
    "<title>$title</title><style>$style</style></head><body>$body"
    '<script type="application/json" id="rows">$rows</script><script>$script</script></body></html>\n'
)


def report(pack: Pack, projects: Exhibit) -> bytes:
    """The report of a pack with an exhibit that lists its projects.

    It makes no requests, and its content security policy admits only its own script and style.
    """
    texts = Texts(pack.language)
    style, script = _style(), template("report.js")
    left = len(projects.data) - MOST_PROJECTS
    projects = replace(projects, data=projects.data.head(MOST_PROJECTS))
    table = rows(projects, MOST_PROJECTS)
    page = _PAGE.substitute(
        language=pack.language.value,
        policy=_policy(style, script),
        program=escape(f"indmap {pack.version}"),
        title=escape(pack.title),
        style=style,
        body=_header(pack, texts) + _main(pack, _list(projects, table, texts, left)) + _footer(pack, texts),
        rows=json.dumps(_listed(projects, table, texts), ensure_ascii=False).replace("<", "\\u003c"),
        script=script,
    )
    return page.encode()


def _style() -> str:
    look = theme(Mode.LIGHT)
    colours = {"ink": look.ink, "muted": look.muted, "line": look.line}
    style = template("report.css")
    for name, colour in (colours | {name: look.fills[role] for name, role in _ROLES.items()}).items():
        style = style.replace(f"@{name};", f"{colour};")
    return style


def _policy(style: str, script: str) -> str:
    """A content security policy that admits only this style and this script, by their hashes."""
    allowed = [f"'sha256-{b64encode(sha256(each.encode()).digest()).decode()}'" for each in (style, script)]
    return f"default-src 'none'; style-src {allowed[0]}; script-src {allowed[1]}; base-uri 'none'; form-action 'none'"


def _header(pack: Pack, texts: Texts) -> str:
    links = "".join(f'<li><a href="#{escape(part.key)}">{escape(part.heading)}</a></li>' for part in pack.parts)
    links += f'<li><a href="#projects">{escape(texts("projects.title"))}</a></li>'
    origin = (pack.as_of_words, texts("sheet.filters", cut=pack.cut), texts("sheet.source", source=pack.source))
    return (
        f"<header>{element('p', pack.sample, 'sample')}{element('h1', pack.title)}"
        f"{element('p', pack.subtitle if pack.subtitle != pack.cut else '')}"
        f"{''.join(element('p', line, 'quiet') for line in origin)}<nav><ol>{links}</ol></nav></header>"
    )


def _main(pack: Pack, listed: str) -> str:
    texts = Texts(pack.language)
    parts, number = [], 0
    for part in pack.parts:
        parts.append(_part(part, number, texts))
        number += len(part.shown)
    return f"<main>{''.join(parts)}{listed}</main>"


def _part(part: Part, number: int, texts: Texts) -> str:
    """The HTML of a part, each message once; ``number`` makes the ids of its drawings unique."""
    said = {part.heading, *part.sentences}
    edited = f" <small>({escape(texts('packs.edited'))})</small>" if part.edited else ""
    shown = [f'<section id="{escape(part.key)}"><h2>{escape(part.heading)}{edited}</h2>']
    shown += [element("p", sentence) for sentence in part.sentences]
    for place, exhibit in enumerate(part.shown, number):
        drawn = block(exhibit, MOST_ROWS, apart_from=said)
        shown.append(section(exhibit, drawn, rows(exhibit, MOST_ROWS), texts("sheet.data"), place))
    return "".join([*shown, "</section>"])


def _list(projects: Exhibit, table: Rows, texts: Texts, left: int) -> str:
    """The HTML of the project list without rows, which the script adds; ``left`` rows are not included."""
    words = texts("projects.search")
    choices = "".join(_choice(projects, table, name, texts) for name in _CHOICES)
    search = f'<input id="search" type="search" placeholder="{escape(words)}" aria-label="{escape(words)}">'
    reset = f'<button id="clear" type="button">{escape(texts("filters.reset"))}</button>'
    heads = "".join(
        f'<th scope="col" data-label="{escape(column.label)}"'
        f"{'' if column.format in (Format.TEXT, Format.DATE) else ' class=right'}>"
        f'<button type="button" data-column="{place}">{escape(column.label)}</button></th>'
        for place, column in enumerate(projects.columns)
    )
    return (
        f'<section id="projects"><h2>{escape(texts("projects.title"))}</h2>'
        f'<form id="controls">{search}{choices}{reset}</form><p class="quiet" id="count" role="status"></p>'
        f"{element('p', texts('sheet.more_rows', n=left) if left > 0 else '', 'quiet')}"
        f'<div class="scroll whole" tabindex="0"><table><thead><tr>{heads}</tr></thead>'
        f'<tbody id="body"></tbody></table></div>'
        f'<button id="more" type="button" hidden></button></section>'
    )


def _choice(projects: Exhibit, table: Rows, name: str, texts: Texts) -> str:
    """A filter by a column's values; empty if the list has no such column."""
    column = next((place for place, each in enumerate(projects.columns) if each.name == name), None)
    if column is None:
        return ""
    every = texts(
        {"region": "common.all_regions", "sector": "common.all_sectors", "status": "common.all_statuses"}[name]
    )
    values = sorted({row[column] for row in table.cells} - {ABSENT})
    options = "".join(f'<option value="{escape(value)}">{escape(value)}</option>' for value in values)
    label = escape(projects.columns[column].label)
    return (
        f'<select data-column="{column}" data-name="{name}" aria-label="{label}">'
        f'<option value="">{escape(every)}</option>{options}</select>'
    )


def _listed(projects: Exhibit, table: Rows, texts: Texts) -> dict[str, Any]:
    """The formatted rows, with sort keys for columns of figures and dates."""
    sorted_by = {
        place: [_key(value) for value in projects.data[column.name]]
        for place, column in enumerate(projects.columns)
        if column.format is not Format.TEXT
    }
    listed = [
        {"cells": cells, "keys": {place: keys[row] for place, keys in sorted_by.items()}}
        for row, cells in enumerate(table.cells)
    ]
    return {"rows": listed, "rights": table.rights, "absent": ABSENT, "more": texts("packs.more", n="{n}")}


def _key(value: Any) -> float | str | None:  # noqa: ANN401 - a cell of a frame is of any type
    if pd.isna(value):
        return None
    return value.isoformat() if isinstance(value, pd.Timestamp) else float(value)


def _footer(pack: Pack, texts: Texts) -> str:
    said = (pack.sample, pack.as_of_words, texts("sheet.source", source=pack.source), f"indmap {pack.version}")
    return f"<footer>{element('p', ' · '.join(each for each in said if each), 'quiet')}</footer>"
