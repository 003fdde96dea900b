"""A plan kept here, written out as the document that the checker reads."""

from frankpledge.documents.reading.blocks import Builder, ReadDocument
from frankpledge.plan.rules.content import PlanContent


def document_of(content: PlanContent) -> ReadDocument:
    """Return the plan's words and printed targets as blocks, in the plan's own order."""
    builder = Builder()
    builder.heading(content.title, 1)
    _paragraphs(builder, content.about)
    for priority in content.priorities:
        builder.heading(priority.title, 2)
        _paragraphs(builder, priority.why)
        for objective in priority.objectives:
            _paragraphs(builder, objective.text)
            for target in objective.targets:
                builder.paragraph(target.printed)
    return builder.finished(content.title, "plan")


def _paragraphs(builder: Builder, words: str) -> None:
    for line in words.split("\n"):
        builder.paragraph(line)
