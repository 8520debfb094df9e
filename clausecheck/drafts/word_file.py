"""A Word package that is changed part by part: what is not touched keeps its bytes."""

from __future__ import annotations

import io
import posixpath
import zipfile
from typing import TYPE_CHECKING

from clausecheck.documents.limits import Limits, UnreadableError
from clausecheck.documents.packages import Package
from clausecheck.drafts.errors import DraftError

if TYPE_CHECKING:
    from lxml.etree import _Element

_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_STRICT_KINDS = "http://purl.oclc.org/ooxml/officeDocument/relationships/"
_CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml"


class WordFile:
    """A Word file in memory; parts are parsed when asked for, and only those are written anew."""

    def __init__(self, data: bytes, limits: Limits | None = None) -> None:
        """Open ``data``.

        Raises:
            DraftError: it is no Word file, one that cannot be opened safely, or a part of it is damaged.
        """
        self._data = data
        try:
            self._package = Package(data, limits or Limits())
            self.main = self._main_part()
            self._trees: dict[str, _Element] = {}
            self._parsed_as: dict[str, bytes] = {}
            self.document = self._parsed(self.main)
        except UnreadableError as error:
            raise DraftError("drafts.cannot_open", why=error.reason.value) from error
        self.w = self.document.tag.partition("}")[0] + "}"
        if self.document.find(f"{self.w}body") is None:
            raise DraftError("drafts.not_word")
        # Word would not open what was written with a part that is damaged.
        if (part := broken_part(data)) is not None:
            raise DraftError("drafts.broken_part", part=part)

    @property
    def body(self) -> _Element:
        """The element that holds the document's blocks."""
        found = self.document.find(f"{self.w}body")
        if found is None:
            raise DraftError("drafts.not_word")
        return found

    def stories(self) -> list[_Element]:
        """Return the trees that hold text of the contract: the document, its footnotes and its endnotes.

        Raises:
            DraftError: one of them is damaged.
        """
        notes = [self.part(kind) for kind in ("footnotes", "endnotes")]
        return [self.document, *(tree for tree in notes if tree is not None)]

    def part(self, kind: str) -> _Element | None:
        """Return the tree of the part that the document refers to as ``kind`` ("comments"); None if there is none.

        Raises:
            DraftError: the part is damaged or missing.
        """
        name = self._target(kind)
        if name is None:
            return None
        try:
            return self._parsed(name)
        except UnreadableError as error:
            raise DraftError("drafts.broken_part", part=name) from error

    def made_part(self, kind: str) -> _Element:
        """Return the tree of a part, made empty and referred to where the document has none.

        Raises:
            DraftError: the part is damaged.
        """
        found = self.part(kind)
        if found is not None:
            return found
        from lxml import etree

        name = posixpath.join(posixpath.dirname(self.main), f"{kind}.xml")
        while name in self._package.names:
            name = name.replace(".xml", "1.xml")
        made = etree.Element(f"{self.w}{kind}", nsmap={"w": self.w.strip("{}")})
        self._trees[name] = made
        self._relate(kind, name)
        self._declare(name, kind)
        return made

    def content(self) -> bytes:
        """Return the package with its changed parts; every other part keeps its content and its place."""
        from lxml import etree

        written = io.BytesIO()
        source = zipfile.ZipFile(io.BytesIO(self._data))
        with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as target:
            for entry in source.infolist():
                content = source.read(entry)
                if self._is_changed(entry.filename):
                    tree = self._trees[entry.filename]
                    content = etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)
                target.writestr(entry, content)
            for name in self._trees.keys() - set(source.namelist()):
                tree = self._trees[name]
                target.writestr(name, etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True))
        return written.getvalue()

    def _main_part(self) -> str:
        tree = self._package.xml("_rels/.rels")
        for relation in tree if tree is not None else ():
            if relation.get("Type", "").endswith("/officeDocument"):
                return str(relation.get("Target", "")).lstrip("/")
        return "word/document.xml"

    def _parsed(self, name: str) -> _Element:
        from lxml import etree

        if name not in self._trees:
            tree = self._package.xml(name)
            if tree is None:
                raise (
                    DraftError("drafts.not_word") if name == self.main else DraftError("drafts.broken_part", part=name)
                )
            self._trees[name] = tree
            self._parsed_as[name] = etree.tostring(tree)
        return self._trees[name]

    def _is_changed(self, name: str) -> bool:
        from lxml import etree

        return name in self._trees and etree.tostring(self._trees[name]) != self._parsed_as.get(name)

    def _relations_name(self) -> str:
        folder, _, name = self.main.rpartition("/")
        return posixpath.join(folder, "_rels", f"{name}.rels")

    def _target(self, kind: str) -> str | None:
        tree = self._package.xml(self._relations_name())
        for relation in tree if tree is not None else ():
            if relation.get("Type", "").endswith(f"/{kind}") and relation.get("TargetMode") != "External":
                target = str(relation.get("Target", ""))
                if target.startswith("/"):
                    return target.lstrip("/")
                return posixpath.normpath(posixpath.join(posixpath.dirname(self.main), target))
        made = posixpath.join(posixpath.dirname(self.main), f"{kind}.xml")
        # A part that lies in its usual place without a reference is read by Word and by the documents floor.
        return made if made in self._package.names or made in self._trees else None

    def _relate(self, kind: str, name: str) -> None:
        from lxml import etree

        path = self._relations_name()
        tree = (
            self._parsed(path)
            if path in self._package.names
            else etree.Element(f"{{{_RELATIONS}}}Relationships", nsmap={None: _RELATIONS})
        )
        self._trees[path] = tree
        taken = {relation.get("Id") for relation in tree}
        number = next(number for number in range(1, len(taken) + 2) if f"rIdCc{number}" not in taken)
        kinds = _STRICT_KINDS if self.w == f"{{{_STRICT}}}" else _KINDS
        etree.SubElement(
            tree,
            f"{{{_RELATIONS}}}Relationship",
            Id=f"rIdCc{number}",
            Type=kinds + kind,
            Target=posixpath.relpath(name, posixpath.dirname(self.main) or "."),
        )

    def _declare(self, name: str, kind: str) -> None:
        from lxml import etree

        tree = self._parsed("[Content_Types].xml")
        etree.SubElement(tree, f"{_TYPES}Override", PartName=f"/{name}", ContentType=_CONTENT_TYPE.format(kind=kind))


def broken_part(data: bytes) -> str | None:
    """Return the name of the first part of the Word file ``data`` that is damaged; None where the file itself is."""
    try:
        package = Package(data, Limits())
    except UnreadableError:
        return None
    for name in sorted(package.names):
        if not name.endswith((".xml", ".rels")):
            continue
        try:
            package.xml(name)
        except UnreadableError:
            return name
    return None
