"""Opens Office packages (ZIP with XML) safely: bounded, no entities, no names that lead out."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from clausecheck.documents.limits import Limits, UnreadableError
from clausecheck.documents.model import Reason

if TYPE_CHECKING:
    from lxml.etree import _Element

# Apache POI refuses entries that unfold more than a hundredfold, small ones excepted (ZipSecureFile).
MOST_RATIO = 100
GRACE_BYTES = 10_000_000
# Office never declares a document type; entities that unfold a millionfold need one, and are found before parsing.
_DECLARATIONS = tuple(
    sign.encode(encoding) for sign in ("<!DOCTYPE", "<!ENTITY") for encoding in ("ascii", "utf-16-le", "utf-16-be")
)


class Package:
    """An opened package; parts are read whole, one at a time, and never onto the disk.

    ``missing`` tells why parts beside the text could not be read.
    """

    def __init__(self, data: bytes, limits: Limits) -> None:
        self._zip = opened(data)
        entries = self._zip.infolist()
        if len(entries) > limits.max_parts:
            raise UnreadableError(Reason.TOO_LARGE, f"{len(entries)} parts")
        if sum(entry.file_size for entry in entries) > limits.max_unpacked_bytes:
            raise UnreadableError(Reason.TOO_LARGE, "unpacked size")
        if len({entry.filename for entry in entries}) < len(entries):
            raise UnreadableError(Reason.CRASH, "two parts of one name")
        for entry in entries:
            if entry.filename.startswith(("/", "\\")) or ".." in entry.filename.split("/"):
                raise UnreadableError(Reason.CRASH, f"{entry.filename}: leads out of the package")
            if entry.file_size > GRACE_BYTES and entry.file_size > MOST_RATIO * max(entry.compress_size, 1):
                raise UnreadableError(Reason.TOO_LARGE, f"{entry.filename}: ratio")
            if entry.flag_bits & 1:
                raise UnreadableError(Reason.ENCRYPTED)
        self._limits = limits
        self.missing: list[Reason] = []

    @property
    def names(self) -> frozenset[str]:
        """The names of the parts."""
        return frozenset(self._zip.namelist())

    def part(self, name: str) -> bytes | None:
        """Return the content of a part; None if there is no such part.

        Raises:
            UnreadableError: the part is damaged, or larger than the package's directory says.
        """
        if name not in self.names:
            return None
        return unzipped(self._zip, self._zip.getinfo(name))

    def xml(self, name: str) -> _Element | None:
        """Return a part as an XML tree; None if there is no such part.

        Raises:
            UnreadableError: it is no XML, nests too deep, or declares a document type (which could hold entities).
        """
        content = self.part(name)
        return None if content is None else parse_xml(content, name)

    def spare_xml(self, name: str) -> _Element | None:
        """Return a part that the text can do without, as `xml`; None also where it cannot be read.

        Why it could not be read is kept in ``missing``.
        """
        try:
            return self.xml(name)
        except UnreadableError as error:
            self.missing.append(error.reason)
            return None


def elements_of(content: bytes, name: str) -> Iterator[_Element]:
    """Yield the elements of XML, each as it ends, without keeping the whole tree; the caller clears them.

    Raises:
        UnreadableError: it is no XML, or declares a document type.
    """
    from lxml import etree

    if any(sign in content for sign in _DECLARATIONS):
        raise UnreadableError(Reason.CRASH, f"{name}: document type declared")
    try:
        for _, element in etree.iterparse(
            io.BytesIO(content), resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
        ):
            _refuse_type(element, name)
            yield element
    except etree.XMLSyntaxError as error:
        raise UnreadableError(Reason.TRUNCATED, f"{name}: {error}") from error


def opened(data: bytes | Path) -> zipfile.ZipFile:
    """Return the archive that ``data`` is, or that lies at that path.

    Raises:
        UnreadableError: it is damaged, or in a version of the format that is unknown here.
    """
    try:
        return zipfile.ZipFile(data if isinstance(data, Path) else io.BytesIO(data))
    except NotImplementedError as error:  # how zipfile says that it is too old for this archive
        raise UnreadableError(Reason.UNSUPPORTED, str(error)) from error
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        raise UnreadableError(Reason.TRUNCATED, str(error)) from error


def unzipped(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """Return the content of a member.

    Raises:
        UnreadableError: it is damaged, packed in a way unknown here, or larger than the archive's directory says.
    """
    try:
        with archive.open(entry) as stream:
            content = stream.read(entry.file_size + 1)
    except NotImplementedError as error:  # a way of packing that zipfile does not know
        raise UnreadableError(Reason.UNSUPPORTED, f"{entry.filename}: {error}") from error
    except RuntimeError as error:
        raise UnreadableError(Reason.ENCRYPTED, f"{entry.filename}: {error}") from error
    except MemoryError:
        raise
    except Exception as error:  # zlib.error has no common base with what zipfile raises
        raise UnreadableError(Reason.TRUNCATED, f"{entry.filename}: {error}") from error
    if len(content) > entry.file_size:
        raise UnreadableError(Reason.TOO_LARGE, f"{entry.filename}: larger than declared")
    return content


def parse_xml(content: bytes, name: str) -> _Element:
    """Parse XML without entities, external references or network.

    Raises:
        UnreadableError: it is no XML, nests too deep, or declares a document type.
    """
    from lxml import etree

    if any(sign in content for sign in _DECLARATIONS):
        raise UnreadableError(Reason.CRASH, f"{name}: document type declared")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        tree = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        reason = Reason.TOO_DEEP if "depth" in str(error).lower() else Reason.TRUNCATED
        raise UnreadableError(reason, f"{name}: {error}") from error
    _refuse_type(tree, name)
    return tree


def check_xml(content: bytes, name: str) -> None:
    """Walk through XML that another library will read, without keeping it.

    Raises:
        UnreadableError: it is no XML, or declares a document type.
    """
    for element in elements_of(content, name):
        element.clear()


def _refuse_type(element: _Element, name: str) -> None:
    """Refuse a document type in whatever encoding it was declared.

    Raises:
        UnreadableError: there is one.
    """
    if element.getroottree().docinfo.doctype:
        raise UnreadableError(Reason.CRASH, f"{name}: document type declared")
