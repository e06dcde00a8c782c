"""What a paper needs is read when the vault is open and nobody touches it, and not before."""

from __future__ import annotations

from tests.fresh import said

READ = """
import sys
from PySide6.QtCore import QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QApplication
from ui.start.in_turn import PAPER, Warm
application = QApplication([])
def after(milliseconds):
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()
idle = [0.0]
holder = QObject()
warm = Warm(holder, PAPER, 1, lambda: idle[0])
warm.start()
after(50)
print("reportlab" in sys.modules)
idle[0] = 2.0
while "ui.paper.page" not in sys.modules:
    after(10)
after(200)
print("reportlab" in sys.modules)
before = set(sys.modules)
from desktop.paper import pdf
from tests.desktop.paper.pdf import samples
pdf.render(samples.a_plan())
print(sorted(name for name in set(sys.modules) - before if name.startswith(("reportlab.pdf", "PIL.Image"))))
"""


def test_reportlab_waits_until_nobody_touches_anything() -> None:
    assert said(READ)[-3:] == ["False", "True", "[]"]
