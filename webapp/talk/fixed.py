"""What a child may ask, and what may be replied to a child: fixed sentences, so that there is no private chat with children."""

from webapp.marking import _m

QUESTIONS = {
    "task": _m("I do not understand what to do."),
    "why": _m("Why is my answer wrong?"),
    "word": _m("I do not know this word."),
    "sound": _m("I cannot hear it."),
}
REPLIES = {
    "together": _m("Good that you asked. We will look at it together in class."),
    "again": _m("Read it once more slowly and try again: you nearly have it."),
    "table": _m("Look at “Show the whole table” under the answer: it is all there."),
    "right": _m("You are right to ask: the exercise is being looked at."),
}
