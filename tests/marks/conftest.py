"""The class that tests of marks are about."""

from tests.marks.setting import setting

__all__ = ["setting"]
