"""The software a UK Community Safety Partnership runs on."""
