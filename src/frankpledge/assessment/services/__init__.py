"""Writes of the assessment: one function for each thing a person does."""

from frankpledge.assessment.services.giving_out import give_out_assessment


__all__ = ["give_out_assessment"]
