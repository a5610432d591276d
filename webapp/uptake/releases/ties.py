"""What anybody knows to hold between numbers, within a release and between releases. Pure."""

# (smaller, larger): the one cannot exceed the other.
AT_MOST = (
    ("learners", "registered"),
    ("learners", "enrolments"),
    ("active", "learners"),
    ("returned", "learners"),
    ("returned", "learners_before"),
    ("rated", "learners"),
    ("gained", "rated"),
    ("understood", "rated"),
    ("moved", "understood"),
    ("moved", "gained"),
    ("ready_listening", "learners"),
    ("ready_reading", "learners"),
    ("ready_writing", "learners"),
    ("ready_speaking", "learners"),
    ("attended", "attendable"),
)
# (sum, parts)
SUMS = (("enrolments", ("completed", "interrupted", "continuing")),)

# Facts of a register that everybody may read: shown as they are, and tied to nothing that is hidden.
OPEN = frozenset({"associations"})

# Of a year, what its quarters add up to, where nobody is counted twice.
ADDED = frozenset({"lessons", "units", "attended", "attendable"})
# Of a year, the stock at its end, which is that of its last quarter.
STOCK = frozenset({"registered", "waiting"})
# What is new in each period: no quarter has more than its year, and the year no more than its quarters together.
GATHERED = frozenset({"learners", "active", "enrolments", "hours"})
# What the period before was called in this one.
BEFORE = ("learners_before", "learners")
