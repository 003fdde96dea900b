"""The strategic assessment: what is wrong, how we know, and what comes first."""
