"""Rich Text Format (.rtf, also under the name .doc): what Word or WordPad shows, tracked changes accepted."""

from __future__ import annotations

from clausecheck.documents.blocks import Blocks
from clausecheck.documents.builder import DocumentBuilder
from clausecheck.documents.limits import Limits, UnreadableError
from clausecheck.documents.model import AsideKind, Comment, Document, Reason, Status
from clausecheck.documents.rtf_groups import RtfReader
from clausecheck.documents.rtf_pictures import pictures_in


def read_rtf(data: bytes, path: str, limits: Limits) -> Document:
    """Return an RTF file as a `Document`.

    Raises:
        UnreadableError: it says nothing, or goes beyond the limits.
    """
    builder = DocumentBuilder(path, "rtf")
    whole = add_rtf(data, Blocks(builder, limits), limits)
    if not builder.paragraphs and not builder.attached:
        raise UnreadableError(Reason.EMPTY if whole else Reason.TRUNCATED, "no words")
    if not whole:
        return builder.build(status=Status.PARTLY_READ, reason=Reason.TRUNCATED)
    return builder.build()


def add_rtf(data: bytes, blocks: Blocks, limits: Limits) -> bool:
    """Add what RTF says to ``blocks``; return whether it is whole (every group that it opens is closed).

    Raises:
        UnreadableError: groups lie too deep in each other, or there is more text than the limits allow.
    """
    reader = RtfReader(blocks)
    whole = reader.read(data)
    builder = blocks.builder
    builder.deletions += reader.deletions
    for name in ("header", "footer"):
        said = "\n".join(dict.fromkeys(reader.margins[name]))
        if said:
            builder.properties[name] = said[:2000]
        for line in dict.fromkeys(reader.margins[name]):
            builder.put_aside(AsideKind.MARGIN, line)
    for name, value in reader.info.items():
        builder.properties.setdefault(name, value[:500])
    builder.comments += [Comment(text, at, at, author) for text, at, author in reader.comments]
    builder.attached += [*reader.attached, *pictures_in(data)]
    return whole
