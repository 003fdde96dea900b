"""One small invented plan, as a file of every kind that can be read."""

from datetime import date

from frankpledge.documents.markdown import build
from frankpledge.documents.model import About
from frankpledge.documents.writers.formats import write


ABOUT = About("Safer Exampleton 2013 to 2016", date(2013, 4, 1), area="Exampleton")
WORDS = """
## Violent crime

Table 1: Violent crime 2010-2013

| Offence | 2010/11 | 2011/12 | 2012/13 |
|---|---|---|---|
| Violent crime | 1,773 | 1,585 | 1,522 |
| Robbery | 120 | N/A | 96 |

Over the last three years violent crime fell by 14.2%.

- Fit alley-gates
- Walk the beat

### Hate crime

Few people report it.
"""


def nobody(request):
    raise AssertionError(request)


def plan_file(form: str, words: str = WORDS, about: About = ABOUT) -> bytes:
    """Return the plan as Markdown, as text with tabs, or as an office file."""
    if form == "md":
        return words.encode()
    if form == "txt":
        return tabbed(words).encode()
    return write(build(words, nobody, about=about)[0], form)


def tabbed(words: str) -> str:
    """Return Markdown as the plain text of an old plan: tabs hold its tables."""
    lines = []
    for line in words.split("\n"):
        if line.startswith("|---"):
            continue
        if line.startswith("|"):
            cells = line.strip("|").split("|")
            lines.append("\t".join(cell.strip() for cell in cells))
        else:
            lines.append(line.lstrip("# "))
    return "\n".join(lines)
