"""What the start is compared with: a window with one line edit, and nothing else."""

from __future__ import annotations

import sys

from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

if __name__ == "__main__":
    application = QApplication(sys.argv)
    window = QWidget()
    QVBoxLayout(window).addWidget(QLineEdit())
    window.resize(960, 640)
    window.show()
    sys.exit(QApplication.exec())
