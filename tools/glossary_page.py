"""
Writes docs/glossary.md out of the list of terms that the screens show.

    python tools/glossary_page.py [--check]
"""

import sys
from pathlib import Path

from frankpledge.analysis.codes import Term, glossary


PAGE = Path(__file__).resolve().parents[1] / "docs/glossary.md"
HEAD = """# Glossary

Words and abbreviations of community safety partnerships, old names beside today's.
Made by `python tools/glossary_page.py` from the list that the product's own glossary
page and its hints show; change the list, not this page.

| Term | In full | What it means here | Today |
|---|---|---|---|
"""


def line(term: Term) -> str:
    """Return one row of the table."""
    today = term.now + (f" (since {term.ended})" if term.now and term.ended else "")
    means = term.means + (" **Ambiguous: spell it out.**" if term.is_ambiguous else "")
    cells = (f"**{term.short}**", term.full, means.strip(), today)
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def page() -> str:
    """Return the whole page."""
    return HEAD + "\n".join(line(term) for term in glossary()) + "\n"


def main() -> None:
    """Write the page, or with --check say whether it is out of date."""
    if "--check" in sys.argv[1:]:
        if PAGE.read_text(encoding="utf-8") != page():
            sys.exit("docs/glossary.md is out of date: python tools/glossary_page.py")
        return
    PAGE.write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main()
