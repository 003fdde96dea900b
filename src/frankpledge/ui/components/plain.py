"""What the simple components need worked out before they are written."""

from typing import Any

from frankpledge.ui.components.words import joined, worded


Options = dict[str, Any]

ALERT_ICONS = {
    "information": "M10.2165 3.45151C11.733 2.82332 13.3585 2.5 15 2.5C16.6415 2.5 18.267 2.82332 19.7835 3.45151C21.3001 4.07969 22.6781 5.00043 23.8388 6.16117C24.9996 7.3219 25.9203 8.69989 26.5485 10.2165C27.1767 11.733 27.5 13.3585 27.5 15C27.5 18.3152 26.183 21.4946 23.8388 23.8388C21.4946 26.183 18.3152 27.5 15 27.5C13.3585 27.5 11.733 27.1767 10.2165 26.5485C8.69989 25.9203 7.3219 24.9996 6.16117 23.8388C3.81696 21.4946 2.5 18.3152 2.5 15C2.5 11.6848 3.81696 8.50537 6.16117 6.16117C7.3219 5.00043 8.69989 4.07969 10.2165 3.45151ZM16.3574 22.4121H13.6621V12.95H16.3574V22.4121ZM13.3789 7.5H16.6211V10.8301H13.3789V7.5Z",
    "success": "M11.2869 24.6726L2.00415 15.3899L4.62189 12.7722L11.2869 19.4186L25.3781 5.32739L27.9958 7.96369L11.2869 24.6726Z",
    "warning": "M15 2.44922L28.75 26.1992H1.25L15 2.44922ZM13.5107 9.49579H16.4697L16.2431 17.7678H13.7461L13.5107 9.49579ZM13.1299 19.9645H16.8701V23.695H13.1299V19.9645Z",
    "error": "M20.1777 2.5H9.82233L2.5 9.82233V20.1777L9.82233 27.5H20.1777L27.5 20.1777V9.82233L20.1777 2.5ZM10.9155 8.87769L15.0001 12.9623L19.0847 8.87771L21.1224 10.9154L17.0378 15L21.1224 19.0846L19.0847 21.1222L15.0001 17.0376L10.9155 21.1223L8.87782 19.0846L12.9624 15L8.87783 10.9153L10.9155 8.87769Z",
}


def button(given: Options) -> Options:
    """Gather the class names of a button or a link that looks like one."""
    start = "govuk-button--start" if given.get("is_start_button") else None
    return given | {"class_names": joined("govuk-button", given.get("classes"), start)}


def error_message(given: Options) -> Options:
    """Say "Error:" to those who cannot see the colour, unless told otherwise."""
    return {"visually_hidden_text": "Error"} | given


def error_summary(given: Options) -> Options:
    """Head the list with the usual words when none are given."""
    return {"title_text": "There is a problem"} | given


def fieldset(given: Options) -> Options:
    """Accept a legend given as plain words."""
    return given | {"legend": worded(given.get("legend"))}


def phase_banner(given: Options) -> Options:
    """Style the tag that stands in a phase banner."""
    tag = worded(given.get("tag"))
    tag["classes"] = joined("govuk-phase-banner__content__tag", tag.get("classes"))
    return given | {"tag": tag}


def notification_banner(given: Options) -> Options:
    """Have a success read out at once; anything else is a landmark to find."""
    success = given.get("type") == "success"
    title = given.get("title_text") or ("Success" if success else "Important")
    return given | {
        "role": given.get("role") or ("alert" if success else "region"),
        "title_text": title,
        "title_id": given.get("title_id") or "govuk-notification-banner-title",
        "title_heading_level": given.get("title_heading_level") or 2,
    }


def panel(given: Options) -> Options:
    """Tell a panel that confirms from one that interrupts and then has actions."""
    actions = given.get("actions") or {}
    return given | {
        "is_interruption": "govuk-panel--interruption" in (given.get("classes") or ""),
        "actions": actions,
        "action_items": [_action(item) for item in actions.get("items") or ()],
    }


def _action(item: Options) -> Options:
    if item.get("href") and item.get("type") != "button":
        return item
    return item | {
        "is_button": True,
        "type": item.get("type") or "button",
        "classes": joined("govuk-button--inverse", item.get("classes")),
    }


def alert(given: Options) -> Options:
    """Choose the alert's icon; an unknown kind of alert informs."""
    variant = given.get("variant")
    variant = variant if variant in ALERT_ICONS else "information"
    tag = given.get("heading_tag")
    return given | {
        "variant": variant,
        "icon": ALERT_ICONS[variant],
        "is_headed": bool(given.get("show_title_as_heading") and given.get("text")),
        "heading_tag": tag if tag in {"h2", "h3", "h4"} else "h2",
    }
