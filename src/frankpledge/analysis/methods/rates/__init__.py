"""Rates and proportions, each with the interval that chance alone allows."""
