"""The page of safety, over a vault that is as new."""

from __future__ import annotations

import pytest

from tests.ui.opening import OpenPage
from ui.security.page import SecurityPage


@pytest.fixture
def page(open_page: OpenPage) -> SecurityPage:
    return open_page(SecurityPage)
