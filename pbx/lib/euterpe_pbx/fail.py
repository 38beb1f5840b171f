"""The one error that reaches the user: a line naming the cause and the way out."""


class Fail(Exception):
    pass
