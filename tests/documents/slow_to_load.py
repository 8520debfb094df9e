"""A module that takes a while to load, and tells on standard output that it has begun."""

from __future__ import annotations

import time

print("loading", flush=True)
time.sleep(1)
