"""What holds for all tests."""

from __future__ import annotations

import os
import signal

import commandline

os.environ["SOURCE_DATE_EPOCH"] = commandline.MADE

# A shell starts what runs in the background with Ctrl-C kept off, `nohup` does it with SIGHUP, and
# whatever a test starts would inherit that.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)
if hasattr(signal, "SIGHUP") and signal.getsignal(signal.SIGHUP) is signal.SIG_IGN:
    signal.signal(signal.SIGHUP, signal.SIG_DFL)
