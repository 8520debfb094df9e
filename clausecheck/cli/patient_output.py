"""Standard output whose reader may go away (``| head``) without ending the run: reports are written all the same."""

from __future__ import annotations

import errno
import io
import sys
from typing import TextIO

# Windows tells of a pipe without a reader by the second one.
_NO_READER = (errno.EPIPE, errno.EINVAL)


class _WhileRead(io.RawIOBase):
    """Hands bytes on to ``raw`` as long as someone reads them."""

    def __init__(self, raw: io.RawIOBase) -> None:
        super().__init__()
        self._raw = raw
        self._is_read = True

    def writable(self) -> bool:
        """Return True."""
        return True

    def fileno(self) -> int:
        """Return the number of the file that the bytes go to."""
        return self._raw.fileno()

    def write(self, data: object, /) -> int:
        """Write ``data``, or drop it where the reader is gone; return how many bytes are dealt with."""
        size = memoryview(data).nbytes  # type: ignore[arg-type]
        if not self._is_read:
            return size
        try:
            return self._raw.write(data) or 0  # type: ignore[arg-type]
        except OSError as error:
            if error.errno not in _NO_READER:
                raise
            self._is_read = False
            return size


def patient(stream: TextIO) -> TextIO:
    """Return ``stream``, in UTF-8, so that it drops what is written after its reader went away; a terminal as it is."""
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(encoding="utf-8", errors="replace")
        raw = getattr(stream.buffer, "raw", stream.buffer)
        if isinstance(raw, io.RawIOBase) and not stream.isatty():
            stream.flush()
            return io.TextIOWrapper(
                io.BufferedWriter(_WhileRead(raw)), encoding="utf-8", errors="replace", line_buffering=True
            )
    return stream


def make_output_patient() -> None:
    """Make the standard streams of this process so."""
    sys.stdout, sys.stderr = patient(sys.stdout), patient(sys.stderr)
