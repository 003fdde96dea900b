"""When it happens, also where only a span of time is known."""
