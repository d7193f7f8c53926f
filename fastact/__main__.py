"""``python -m fastact`` is the command line ``fastact``."""

import sys

from fastact.tools.cli import main

if __name__ == "__main__":  # not in the processes that `fastact warmup` starts
    sys.exit(main())
