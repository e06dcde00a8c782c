"""Swedish, also in what Qt says itself: dialogs, calendars, context menus."""

from __future__ import annotations

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

SWEDISH = QLocale(QLocale.Language.Swedish, QLocale.Country.Sweden)


def speak_swedish(app: QApplication) -> QTranslator:
    """Load Qt's own Swedish and make it the locale of the program; returns what was loaded."""
    QLocale.setDefault(SWEDISH)
    translator = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load("qtbase_sv", folder):
        app.installTranslator(translator)
    return translator
