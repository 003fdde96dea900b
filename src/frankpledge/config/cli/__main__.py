"""Runs the command line as a module, which is how it starts itself again."""

from frankpledge.config.cli import main


main()
