"""What the glossary page shows of the shipped list of terms."""

from collections.abc import Sequence
from typing import Any

from django.utils.text import slugify

from frankpledge.analysis.codes import Term
from frankpledge.analysis.words import counted


def glossary_page(terms: Sequence[Term], query: str) -> dict[str, Any]:
    """Return the terms that a search finds, by any of their names."""
    asked = query.strip()[:100]
    found = [term for term in terms if term.matches(asked)]
    return {
        "query": asked,
        "label": {"text": "An abbreviation, an old name or today’s"},
        "counted": counted(len(found), "term"),
        "terms": [shown(term) for term in found],
    }


def shown(term: Term) -> dict[str, str]:
    """Return one term as the page shows it."""
    gone = f" (since {term.ended})" if term.ended else ""
    return {
        "anchor": slugify(term.short),
        "short": term.short,
        "full": term.full,
        "means": term.means,
        "now": f"{term.now}{gone}" if term.now else "",
        "warning": "Ambiguous: always spell it out." if term.is_ambiguous else "",
    }
