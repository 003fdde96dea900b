"""Pages of the directory, of areas and of the glossary."""
