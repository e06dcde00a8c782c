"""PySide without what it brings for programmers: a fifth of the start.

At every start libshiboken compiles some 120 kB of Python that it carries as text, and imports `inspect`, `argparse`
and `logging` for it: help texts, signatures, the words of a TypeError, and a hook that reads the source of every
module imported later in search of `from __feature__`. Measured: 65 to 75 ms before the first window. A program that
is finished needs none of it.

libshiboken looks for that code in a folder `files.dir` beside the file of `shiboken6` before it takes its own text.
Here it finds one that fetches the text when it is asked for something.
https://doc.qt.io/qtforpython-6/developer/signature_doc.html
"""

from __future__ import annotations

import sys
from importlib.util import find_spec, module_from_spec
from pathlib import Path

MADE_FOR = "6.12.0"
"""The version of PySide whose questions `files.dir` answers. Any other is started as it comes."""

HERE = Path(__file__)


def install() -> bool:
    """Let the PySide that is about to be imported be the lean one; return whether it will be.

    Does nothing where PySide is there already, is another version, or the folder has been left out.
    """
    if "shiboken6" in sys.modules or not HERE.with_name("files.dir").is_dir():
        return False
    spec = find_spec("shiboken6")
    if spec is None:
        return False
    shiboken = module_from_spec(spec)
    sys.modules["shiboken6"] = shiboken
    from shiboken6 import _config

    if _config.version != MADE_FOR:
        del sys.modules["shiboken6"], sys.modules["shiboken6._config"]
        return False
    shiboken.__file__ = str(HERE)  # what libshiboken looks beside
    from shiboken6 import Shiboken

    shiboken.__file__ = spec.origin
    shiboken.__dict__.update(
        {name: value for name, value in vars(Shiboken).items() if not name.startswith("_")}
    )
    shiboken.__dict__["__version__"] = _config.version
    return True
