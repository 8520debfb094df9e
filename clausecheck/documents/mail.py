"""Mail (.eml) and web archives (.mht): the head lines, the body that its reader sees, and what is attached."""

from __future__ import annotations

import email
import email.policy
from email.message import EmailMessage, Message
from functools import partial
from typing import TYPE_CHECKING

from clausecheck.documents.blocks import Blocks
from clausecheck.documents.builder import DocumentBuilder
from clausecheck.documents.html import add_html
from clausecheck.documents.limits import Limits, UnreadableError
from clausecheck.documents.mail_parts import Envelope, add_envelope, is_no_document, mails_in
from clausecheck.documents.model import Attached, Document, Reason
from clausecheck.documents.pictures import is_speck, may_be_logo
from clausecheck.documents.plaintext import add_text, decode

if TYPE_CHECKING:
    from collections.abc import Iterator

_MOST_PARTS = 1_000
_WEB_ARCHIVE = "multipart/related"
_ENCRYPTED = ("multipart/encrypted", "application/x-encrypted")
_SEALED = ("application/pkcs7-mime", "application/x-pkcs7-mime")


def read_mail(data: bytes, path: str, limits: Limits) -> Document:
    """Return a mail as a `Document` with its attachments; a web archive is its page alone.

    Raises:
        UnreadableError: it is encrypted, says nothing and holds nothing, or goes beyond the limits.
    """
    data, *others = mails_in(data)
    message = email.message_from_bytes(data, policy=email.policy.default.clone(raise_on_defect=False))
    parts = list(_leaves(message, limits))
    archived = message.get_content_type() == _WEB_ARCHIVE and not _header(message, "received", "to", "cc", "bcc")
    builder = DocumentBuilder(path, "mht" if archived else "eml")
    blocks = Blocks(builder, limits)
    if not archived:
        add_envelope(_envelope(message), blocks)
    headed = len(builder.paragraphs)
    bodies = _bodies(parts, archived=archived)
    for part in bodies:
        content = _content(part)
        if part.get_content_type() == "text/html":
            add_html(_text(part, content) if part.get_content_charset() else content, blocks, limits)
        else:
            add_text(_text(part, content), builder, limits)
    if len(builder.paragraphs) == headed and not archived:
        _add_plain(message, builder, limits)
    if not archived:
        builder.attached += [_attached(part, index) for index, part in enumerate(parts) if _counts(part, bodies)]
    builder.attached += [Attached(f"mail {number}.eml", partial(bytes, one)) for number, one in enumerate(others, 2)]
    if len(builder.paragraphs) == headed and not builder.attached:
        sealed = message.get_content_type() in (*_ENCRYPTED, *_SEALED)
        raise UnreadableError(Reason.ENCRYPTED if sealed else Reason.EMPTY, message.get_content_type())
    return builder.build()


def _leaves(message: Message, limits: Limits) -> Iterator[Message]:
    """Yield the parts that hold something: a message that is attached is one part."""
    waiting: list[tuple[Message, int]] = [(message, 0)]
    count = 0
    while waiting:
        part, depth = waiting.pop()
        count += 1
        if depth > limits.max_nesting or count > _MOST_PARTS:
            raise UnreadableError(Reason.TOO_DEEP if depth > limits.max_nesting else Reason.TOO_LARGE, "parts")
        payload = part.get_payload()
        if part.get_content_maintype() == "multipart" and isinstance(payload, list):
            inner = [child for child in payload if isinstance(child, Message)]
            if part.get_content_type() == "multipart/alternative" and _has_page(inner):
                # The page has the tables and lists that the plain text lost.
                inner = [child for child in inner if child.get_content_type() != "text/plain" or _is_file(child)]
            waiting += [(child, depth + 1) for child in reversed(inner)]
        else:
            yield part


def _is_file(part: Message) -> bool:
    return bool(_file_name(part)) or part.get_content_disposition() == "attachment"


def _add_plain(message: Message, builder: DocumentBuilder, limits: Limits) -> None:
    """Add the plain text of a mail whose page says nothing."""
    for part in message.walk():
        if part.get_content_type() == "text/plain" and not _is_file(part):
            add_text(_text(part, _content(part)), builder, limits)


def _has_page(parts: list[Message]) -> bool:
    return any(leaf.get_content_type() == "text/html" for part in parts for leaf in part.walk())


def _bodies(parts: list[Message], *, archived: bool) -> list[Message]:
    """Return the parts that are shown as the mail; of a web archive the page, whose frames and pictures follow it."""
    if archived:
        return [part for part in parts if part.get_content_type() == "text/html"][:1]
    shown = [part for part in parts if not _is_file(part)]
    return [part for part in shown if part.get_content_type() in ("text/plain", "text/html")]


def _envelope(message: Message) -> Envelope:
    return Envelope(
        subject=_header(message, "subject"),
        sender=_header(message, "from"),
        to=_header(message, "to"),
        copy=_header(message, "cc"),
        date=_header(message, "date"),
    )


def _header(message: Message, *names: str) -> str:
    for name in names:
        try:
            value = message[name]
        except Exception:  # the parser of a malformed header raises what it will
            value = dict(message.raw_items()).get(name.title()) if isinstance(message, EmailMessage) else None
        if value:
            return " ".join(str(value).split())[:1000]
    return ""


def _file_name(part: Message) -> str:
    try:
        return part.get_filename() or ""
    except Exception:  # as for other malformed headers
        return ""


def _counts(part: Message, bodies: list[Message]) -> bool:
    """Return whether a part is a file of its own, and not the body in another form, a signature or a dot."""
    if any(part is body for body in bodies):
        return False
    kind = part.get_content_type()
    if kind in ("text/plain", "text/html") and not _file_name(part):
        return part.get_content_disposition() == "attachment"
    return not is_no_document(_file_name(part), kind) and not (_is_shown(part) and is_speck(_content(part)))


def _is_shown(part: Message) -> bool:
    """Return whether a part is a picture within the text of the mail."""
    inline = part.get("Content-ID") is not None or part.get_content_disposition() == "inline"
    return inline and part.get_content_maintype() == "image"


def _attached(part: Message, index: int) -> Attached:
    name = _file_name(part)
    if part.get_content_maintype() == "message":
        payload = part.get_payload()
        inner = payload[0] if isinstance(payload, list) and payload else part
        subject = _header(inner, "subject") if isinstance(inner, Message) else ""
        return Attached(name or f"{subject.replace('/', '-') or 'mail'}.eml", partial(_message, inner))
    if part.get_content_type() in _SEALED:
        return Attached(name or "smime.p7m", _sealed)
    if not name:
        name = f"del {index + 1}.{part.get_content_subtype()}"
    return Attached(name, partial(_content, part), logo=_is_shown(part) and may_be_logo(_content(part)))


def _sealed() -> bytes:
    raise UnreadableError(Reason.ENCRYPTED, "S/MIME")


def _message(inner: object) -> bytes:
    if not isinstance(inner, Message):
        return b""
    return inner.as_bytes(policy=email.policy.compat32.clone(max_line_length=None))


def _content(part: Message) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _text(part: Message, content: bytes) -> str:
    try:
        return content.decode(part.get_content_charset() or "utf-8", "strict")
    except (LookupError, UnicodeDecodeError):
        return decode(content)
