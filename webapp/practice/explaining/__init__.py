"""What is said of a mistake: the sentence of each kind, what each ending means, and the word in its pieces.

`explanations.because` is the entrance for sentences, `apart.apart` for pieces.
"""
