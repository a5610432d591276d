def as_pdf(c, l):
    return b""
