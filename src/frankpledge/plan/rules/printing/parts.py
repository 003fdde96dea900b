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


def title_of(part: Part, heading: str) -> str:
    """Return the words above a passage: its part's, with a heading of its own after."""
    if not heading or part is Part.BACKGROUND:
        return heading or TITLES[part]
    return f"{TITLES[part]}: {heading}"


def part_of(words: str) -> tuple[Part | None, str]:
    """Return the part that a heading names and the heading of its own, if any."""
    title, _, heading = words.partition(": ")
    for part, name in TITLES.items():
        if name.casefold() == title.casefold().rstrip(":"):
            return part, heading
    return None, words


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
