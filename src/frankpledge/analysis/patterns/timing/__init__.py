"""When it happens: hours of the week, spans of time shared out, days of the month."""
