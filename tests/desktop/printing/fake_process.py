"""The print process over the programs in a folder: `python -m tests.desktop.printing.fake_process FOLDER`."""

from __future__ import annotations

import sys
from pathlib import Path

from desktop.printing.lp import Lp
from desktop.printing.print_process import main

if __name__ == "__main__":
    sys.exit(main(Lp((Path(sys.argv[1]),))))
