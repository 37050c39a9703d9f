"""What a library would tell its maker by itself is turned off, in every process, before the library is loaded.

ONNX Runtime decides while it is loaded whether it keeps an id of the machine and sends events; afterwards only part of
that can be stopped. So importing anything of ``dragoman`` sets the switch, also for processes that are started later.
Manual: page 'privacy'.
"""

from __future__ import annotations

import os
import sys
import warnings

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_SWITCH = "ORT_DISABLE_TELEMETRY"
_OFF = "1"


class TelemetryWarning(UserWarning):
    """ONNX Runtime was loaded before Dragoman could turn its telemetry off."""


def quieten(runtime: Any) -> None:
    """Stop what can still be stopped in an ONNX Runtime that is loaded; warn once where that is not all."""
    stop = getattr(runtime, "disable_telemetry_events", None)
    if stop is not None:
        stop()
    if _WAS_LOADED_BEFORE:
        warnings.warn(
            "onnxruntime was loaded before dragoman, with its telemetry on: it has made an id of this machine and may "
            f"connect to its maker; import dragoman first, or set {_SWITCH}={_OFF} in the environment",
            TelemetryWarning,
            stacklevel=2,
        )


def _turn_off() -> bool:
    """Set the switch; tell whether the library was loaded without it."""
    was_loaded = "onnxruntime" in sys.modules and os.environ.get(_SWITCH, "0") == "0"
    os.environ[_SWITCH] = _OFF
    return was_loaded


_WAS_LOADED_BEFORE = _turn_off()
