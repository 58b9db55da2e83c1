"""What stops a command in a way its user can mend: printed as one line, without a traceback."""


class Trouble(Exception):
    """One line: what is wrong, where, and what to do about it."""
