"""What the invented people of the demonstration wrote, scored and decided."""

from datetime import date

from frankpledge.assessment.states import RecommendationState, Tier
from frankpledge.config.demonstration import people


MADE_LAST_TIME = (
    (
        "Visit every repeat victim of burglary within two days.",
        people.LEAD,
        RecommendationState.DONE,
        "Visits were made to 41 of 44 homes.",
    ),
    (
        "Bring council and police records of anti-social behaviour together.",
        people.COORDINATOR,
        RecommendationState.NOT_DONE,
        "The sharing agreement is not signed yet.",
    ),
    (
        "Map secondary fires each month beside waste collections.",
        people.FIRE,
        RecommendationState.ACCEPTED,
        "",
    ),
)

SECTIONS = (
    (
        "reasons",
        "",
        "Theft fell while shops and bars were shut, and reports of **anti-social "
        "behaviour** rose while people could not meet. Police logged "
        '{{ figure "asb-police" period="2018/19" }} in the year 2018/19, and '
        '{{ figure "burglary" period="2018/19" }} of burglary.\n\n'
        "- Fact: the fall in theft begins in the month of the first closure.\n"
        "- Inference: *likely* (55 to 75%) that much of it comes back.\n",
        False,
    ),
    (
        "theme",
        "burglary",
        "Homes stood empty less often. It is *likely* (55 to 75%) that burglary returns "
        "as people go back to work.\n",
        False,
    ),
    (
        "theme",
        "anti-social-behaviour",
        "Many calls of the spring were of people meeting when they might not. They are "
        "not the calls of earlier years, and the two should not be set side by side.\n",
        False,
    ),
    (
        "public",
        "",
        "Residents were asked which three matters worry them most. The survey is "
        "invented, as is every person here.\n",
        False,
    ),
    (
        "gaps",
        "",
        "Named places and people are known to the tasking group alone.\n",
        True,
    ),
)

# Physical, psychological, financial, community, environmental, expectation; volume,
# trend, forecast; capacity, capability: one row an agency (police, fire, council).
SCORES = {
    "domestic-abuse": (
        (4, 4, 3, 2, 0, 2, 4, 2, 3, 2, 1),
        (4, 4, 2, 2, 0, 2, 3, 3, 3, 1, 1),
        (4, 4, 3, 3, 0, 3, 4, 2, 3, 2, 2),
    ),
    "anti-social-behaviour": (
        (1, 3, 1, 4, 3, 4, 4, 3, 2, 1, 0),
        (1, 2, 1, 3, 3, 3, 4, 3, 2, 1, 1),
        (1, 4, 1, 4, 4, 4, 4, 4, 3, 2, 1),
    ),
    "violence": (
        (4, 3, 2, 3, 0, 3, 4, 2, 3, 1, 1),
        (3, 3, 1, 2, 0, 2, 4, 2, 3, 1, 0),
        (3, 3, 2, 3, 0, 3, 3, 2, 2, 1, 1),
    ),
    "burglary": (
        (1, 3, 3, 2, 0, 3, 2, 1, 3, 1, 0),
        (0, 2, 2, 2, 0, 3, 2, 1, 2, 0, 0),
        (1, 3, 3, 2, 0, 3, 2, 1, 3, 1, 1),
    ),
    "criminal-damage-and-arson": (
        (1, 1, 2, 2, 3, 2, 3, 1, 2, 0, 0),
        (4, 2, 3, 3, 4, 2, 3, 2, 3, 1, 0),
        (1, 1, 2, 3, 3, 2, 3, 1, 2, 0, 0),
    ),
    "drugs-and-alcohol": (
        (3, 2, 2, 3, 2, 2, 3, 3, 3, 1, 1),
        (2, 2, 2, 2, 2, 1, 2, 3, 3, 1, 1),
        (3, 3, 2, 3, 2, 3, 3, 3, 3, 2, 1),
    ),
    "reoffending": (
        (2, 2, 2, 2, 0, 1, 3, 2, 2, 1, 1),
        (2, 1, 2, 2, 1, 1, 2, 2, 2, 1, 0),
        (2, 2, 2, 3, 0, 2, 3, 2, 2, 2, 1),
    ),
    "vehicle-crime": (
        (0, 1, 2, 1, 0, 2, 2, 1, 2, 0, 0),
        (0, 1, 2, 1, 1, 1, 2, 1, 2, 0, 0),
        (0, 1, 2, 1, 0, 2, 2, 1, 2, 0, 0),
    ),
}
CONCERN = {
    "anti-social-behaviour": 60.0,
    "drugs-and-alcohol": 41.0,
    "violence": 24.0,
    "burglary": 33.0,
    "domestic-abuse": 22.0,
    "vehicle-crime": 12.0,
}
DECISIONS = {
    "domestic-abuse": (
        Tier.PRIORITY,
        "The greatest harm, and nobody can meet it alone.",
    ),
    "anti-social-behaviour": (
        Tier.PRIORITY,
        "First among residents, and the agencies' records overlap.",
    ),
    "violence": (Tier.PRIORITY, "Severe harm, and it rises as the night returns."),
    "drugs-and-alcohol": (Tier.CROSS_CUTTING, "It drives theft and violence alike."),
    "reoffending": (Tier.CROSS_CUTTING, "A few people do much of the harm."),
    "criminal-damage-and-arson": (
        Tier.EMERGING,
        "The fire service scores it far higher than others: look again each quarter.",
    ),
    "burglary": (Tier.MONITORED, "Lower than for years; it may return."),
}
HORIZON = (
    (
        {
            "title": "Lead and copper prices",
            "factor": "economic",
            "evidence": "Metal exchange prices rose over the second half of 2020.",
            "effect": "Theft of cable, roofing lead and catalytic converters.",
            "direction": "rising",
            "time_scale": "6 to 12 months",
            "theme": "theft",
            "likelihood": "likely",
            "trigger_measure": "other-theft",
            "trigger_period": "month",
            "trigger_way": "above",
            "trigger_value": 0.6,
        },
        "Prices still rise; theft has not followed yet.",
    ),
    (
        {
            "title": "Night-time economy opens again",
            "factor": "social",
            "evidence": "The government's plan for opening in steps.",
            "effect": "Violence in and near the town centre.",
            "direction": "rising",
            "time_scale": "Summer 2021",
            "theme": "violence",
            "likelihood": "highly likely",
            "trigger_on": date(2021, 6, 21),
        },
        "It comes with the summer: look again before it.",
    ),
)
ABOVE = (
    {
        "title": "Modern Crime Prevention Strategy",
        "level": "national",
        "issuer": "Home Office",
        "starts_on": date(2016, 3, 23),
        "words": "Six things drive crime: opportunity, character, how well the justice "
        "system works, profit, drugs and alcohol.",
        "themes": ["theft", "drugs-and-alcohol", "burglary"],
    },
    {
        "title": "Beating Crime Plan",
        "level": "national",
        "issuer": "Home Office",
        "starts_on": date(2021, 7, 27),
        "words": "Less homicide, serious violence and neighbourhood crime; hidden harms "
        "brought to light.",
        "themes": ["violence", "domestic-abuse", "burglary", "anti-social-behaviour"],
    },
)
STRATEGIES = (
    {
        "title": "Youth justice plan",
        "owner": "St Helens Council",
        "starts_on": date(2020, 4, 1),
        "ends_before": date(2030, 4, 1),
        "meets": "First-time entrants and exploitation.",
        "clash": "",
        "themes": ["reoffending", "violence"],
    },
)
LINKS = (
    ("drugs-and-alcohol", "theft", 3, "Drug tests on arrest, 2012/13"),
    ("drugs-and-alcohol", "violence", 2, "Violence by hour and place"),
    (
        "anti-social-behaviour",
        "criminal-damage-and-arson",
        1,
        "Fires beside complaints",
    ),
)
