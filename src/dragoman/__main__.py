"""The command ``dragoman``, also as ``python -m dragoman``."""

import _signal  # type: ignore[import-not-found]  # built in: `signal` takes some time to import
import sys

# Until the command watches for signals itself, Ctrl-C ends it as it ends other programs, not with a traceback.
if _signal.getsignal(_signal.SIGINT) is _signal.default_int_handler:
    _signal.signal(_signal.SIGINT, _signal.SIG_DFL)

from dragoman.cli import main

if __name__ == "__main__":
    sys.exit(main())
