"""The scripts of Kazakh: Cyrillic is kept, Latin (2021) and Arabic (töte jazu) are views and ways of typing."""
