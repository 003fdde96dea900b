"""The parts of a plan's prose: what each is called, and which stand before and after."""

from frankpledge.plan.states import Layout, Part


TITLES = {
    Part.FOREWORD: "Foreword",
    Part.VISION: "Vision",
    Part.BACKGROUND: "Background",
    Part.ACHIEVEMENTS: "Key achievements",
    Part.CONSULTATION: "What was found and what people said",
    Part.INTRODUCTION: "Introduction",
    Part.PERFORMANCE: "Performance",
    Part.OBJECTIVES: "Objectives and outcomes",
    Part.DELIVERY: "Delivery",
    Part.GROUPS: "Groups established",
    Part.MONITORING: "Monitoring and evaluation",
    Part.ACTIONS: "Example action areas",
    Part.REPORTING: "Performance management",
    Part.EMERGING: "Emerging issues",
    Part.PRIORITIES_ABOVE: "National and local priorities",
    Part.LINKED_PLANS: "Linked plans",
    Part.MEMBERS: "Members",
    Part.CONTACTS: "Contacts",
    Part.FORMATS: "Other formats",
    Part.APPENDIX: "Appendix",
    Part.ODDITIES: "As printed",
}


# Headings that say by themselves which part they are: nothing stands before them.
KNOWN_AS = {
    "mission": Part.VISION,
    "mission statement": Part.VISION,
    "aims and purpose": Part.VISION,
    "a message from the chair": Part.FOREWORD,
    "how the priorities were chosen": Part.CONSULTATION,
    "community safety priorities": Part.CONSULTATION,
    "the audit and consultations": Part.CONSULTATION,
    "partners": Part.MEMBERS,
    "useful contacts": Part.CONTACTS,
    "guide to abbreviations": Part.APPENDIX,
    "similar partnerships": Part.APPENDIX,
    "why is this a priority": Part.INTRODUCTION,
    "why this is a priority": Part.INTRODUCTION,
    "why it matters": Part.INTRODUCTION,
    "current performance": Part.PERFORMANCE,
    "our performance": Part.PERFORMANCE,
    "how are we doing": Part.PERFORMANCE,
    "objectives": Part.OBJECTIVES,
    "outcomes": Part.OBJECTIVES,
    "what we want to achieve": Part.OBJECTIVES,
    "how we will deliver": Part.DELIVERY,
    "actions": Part.ACTIONS,
    "key actions": Part.ACTIONS,
    "what we will do": Part.ACTIONS,
    "what will we do": Part.ACTIONS,
    "who is involved": Part.GROUPS,
    "groups": Part.GROUPS,
    "monitoring": Part.MONITORING,
    "how we will measure success": Part.MONITORING,
    "measuring success": Part.MONITORING,
    "how will we know": Part.MONITORING,
}


def title_of(part: Part, heading: str) -> str:
    """Return the words above a passage: its part's, with a heading of its own after."""
    if not heading or part is Part.BACKGROUND:
        return heading or TITLES[part]
    if KNOWN_AS.get(heading.casefold().rstrip("?:")) is part:
        return heading
    return f"{TITLES[part]}: {heading}"


def part_of(words: str) -> tuple[Part | None, str]:
    """Return the part that a heading names and the heading of its own, if any."""
    said = words.strip().rstrip(":")
    title, _, heading = said.partition(": ")
    for part, name in TITLES.items():
        if name.casefold() == title.casefold():
            return part, heading
    known = KNOWN_AS.get(said.casefold().rstrip("?"))
    return (known, said) if known else (None, words)


def delivery_caption(ref: str) -> str:
    """Return what stands above one objective's delivery table."""
    return f"Delivery of objective {ref}"


def grid_caption(priority: str, ref: str) -> str:
    """Return what stands above one objective's grid."""
    return f"Key measures: {priority} ({ref})"


def is_caption(words: str) -> bool:
    """Say whether words are what this product prints above a table of targets."""
    return words.startswith((delivery_caption(""), grid_caption("", "")[:14]))


FRONT = (
    Part.FOREWORD,
    Part.VISION,
    Part.INTRODUCTION,
    Part.BACKGROUND,
    Part.ACHIEVEMENTS,
    Part.CONSULTATION,
)
BACK = (
    Part.EMERGING,
    Part.REPORTING,
    Part.PRIORITIES_ABOVE,
    Part.LINKED_PLANS,
    Part.MEMBERS,
    Part.CONTACTS,
    Part.APPENDIX,
    Part.FORMATS,
    Part.ODDITIES,
)
ABOUT = "About this plan"
AWAITED = "Still to be confirmed, established or agreed"
WHAT_WE_WILL_DO = "What we will do"
WRITTEN_BY = "Written by: "
SUBTITLES = {
    Layout.GRID: "Strategy: objectives, baselines and targets",
    Layout.LEAFLET: "Summary for residents",
    Layout.CHAPTERS: "Delivery plan, a chapter for each priority",
    Layout.DELIVERY: "Partnership plan and delivery tables",
}
