"""Answers libshiboken's questions by name. The real loader is fetched at the first one that needs it.

A TypeError for wrong arguments, a signature and a help text are the same as ever, 100 ms later the first time.
"""

import sys
from importlib import import_module

from shibokensupport.signature import mapping  # noqa: F401  # libshiboken takes it from sys.modules

ALL = "shibokensupport"
_real = []


def pyside_type_init(type_key, sig_strings):
    """Read the signatures of one type."""
    return _loader().pyside_type_init(type_key, sig_strings)


def create_signature(props, key):
    """Make the `__signature__` of one function."""
    return _loader().create_signature(props, key)


def seterror_argument(args, func_name, info):
    """Put the error for wrong arguments into words."""
    return _loader().seterror_argument(args, func_name, info)


def make_helptext(func):
    """Make the `__doc__` of one function."""
    return _loader().make_helptext(func)


def finish_import(module):
    """Change nothing: PySide's own list of what it wants changed after an import is empty."""


def feature_import(*words, **named):
    """Say that no import is `from __feature__`."""


def feature_imported(module):
    """Read no source."""


def post_init():
    """Leave `__import__` as Python made it."""


def _loader():
    """Return the real loader, from the text within libshiboken."""
    if not _real:
        shiboken = sys.modules["shiboken6"]
        shiboken.__spec__.loader.exec_module(shiboken)  # its own names, which were left out
        _path, text = sys.modules["signature_bootstrap"].prepare_zipfile()
        for name in [name for name in sys.modules if name.partition(".")[0] == ALL]:
            del sys.modules[name]
        sys.meta_path.insert(0, text)
        try:
            loader = import_module(__name__)
        finally:
            sys.meta_path.remove(text)
        _real.append(loader)
    _real[0].mapping.update_mapping()
    return _real[0]
