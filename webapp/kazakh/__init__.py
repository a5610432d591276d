"""The Kazakh language itself, pure: its letters, its forms, what a form can be, and what is wrong in an answer."""
