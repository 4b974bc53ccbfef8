"""What holds for all tests."""

from __future__ import annotations

import os
import signal

import commandline

os.environ["SOURCE_DATE_EPOCH"] = commandline.MADE

# A shell starts what runs in the background with Ctrl-C kept off, `nohup` does it with SIGHUP, and
# whatever a test starts would inherit that.
for name, heeded in {"SIGINT": signal.default_int_handler, "SIGHUP": signal.SIG_DFL}.items():
    number = getattr(signal, name, None)
    if number is not None and signal.getsignal(number) is signal.SIG_IGN:
        signal.signal(number, heeded)
