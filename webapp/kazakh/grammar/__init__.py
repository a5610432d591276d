"""Forms from lemmas: phonology applied, endings put one to another, every form in its pieces."""
