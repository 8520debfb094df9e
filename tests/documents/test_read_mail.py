"""Mail: its head lines and body, and each attachment a document of its own."""

from __future__ import annotations

import io
import struct
from email.message import EmailMessage
from pathlib import Path

import pytest

from clausecheck.documents import read, read_all
from clausecheck.documents.model import ParagraphKind, Reason, Status
from tests.documents.compound import attachment, compound, message, packed
from tests.documents.one_contract import FILES

CONTRACT = (FILES / "kontrakt.docx").read_bytes()
PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(500)


def mail(subject: str = "Vedr. Arkiva: robotter", body: str = "Robotter er tilladt.\n") -> EmailMessage:
    made = EmailMessage()
    made["From"] = "Bente Bang <bb@example.dk>"
    made["To"] = "indkøb@example.dk"
    made["Subject"] = subject
    made["Date"] = "Tue, 04 Mar 2025 10:00:00 +0100"
    made["Message-ID"] = "<1@example.dk>"
    made.set_content(body)
    return made


@pytest.fixture
def read_mail(tmp_path: Path):
    def of(content: bytes, name: str = "mail.eml"):
        path = tmp_path / name
        path.write_bytes(content)
        return read_all(path, root=tmp_path)

    return of


def test_the_head_lines_open_the_mail(read_mail, texts):
    (document,) = read_mail(bytes(mail()))
    assert texts(document) == [
        "Vedr. Arkiva: robotter",
        "From: Bente Bang <bb@example.dk>",
        "To: indkøb@example.dk",
        "Robotter er tilladt.",
    ]
    assert document.paragraphs[0].kind is ParagraphKind.HEADING
    assert document.properties["created"] == "Tue, 04 Mar 2025 10:00:00 +0100"
    assert document.format == "eml"


def test_the_page_is_read_and_not_the_plain_text_beside_it(read_mail, texts):
    made = mail(body="Robotter?")
    made.add_alternative("<table><tr><td>Krav<td>Svar</tr><tr><td>Robotter<td>Nej</tr></table>", subtype="html")
    (document,) = read_mail(bytes(made))
    assert texts(document)[3:] == ["Krav\tSvar", "Robotter\tNej"]


def test_attachments_are_documents_below_the_mail(read_mail, texts):
    made = mail()
    made.add_attachment(CONTRACT, maintype="application", subtype="octet-stream", filename="bilag 3.docx")
    made.add_attachment(CONTRACT, maintype="application", subtype="octet-stream", filename="../../bilag 3.docx")
    made.add_attachment(b"%PDF-1.7 cut", maintype="application", subtype="pdf", filename="afkortet.pdf")
    made.add_attachment("Må ikke.", filename="note.txt")
    made.add_attachment(mail("Videresendt", "Kun gennem snitfladen.\n"))
    found = read_mail(bytes(made))
    assert [document.path for document in found] == [
        "mail.eml",
        "mail.eml/bilag 3.docx",
        "mail.eml/bilag 3 (2).docx",
        "mail.eml/afkortet.pdf",
        "mail.eml/note.txt",
        "mail.eml/Videresendt.eml",
    ]
    assert [document.status for document in found] == [Status.READ] * 3 + [Status.UNREADABLE] + [Status.READ] * 2
    assert found[3].reason is Reason.TRUNCATED
    assert texts(found[5])[-1] == "Kun gennem snitfladen."
    assert not any(document.attached for document in found)


def test_signatures_and_logos_are_no_documents(read_mail):
    made = mail()
    made.add_attachment(PICTURE, maintype="image", subtype="png", filename="logo.png", disposition="inline")
    made.add_attachment(b"x", maintype="application", subtype="pkcs7-signature", filename="smime.p7s")
    made.add_attachment(b"BEGIN:VCARD", maintype="text", subtype="vcard", filename="bb.vcf")
    assert [document.path for document in read_mail(bytes(made))] == ["mail.eml"]


def test_a_picture_that_was_attached_is_a_page_that_was_recognised(read_mail):
    from PIL import Image

    stream = io.BytesIO()
    Image.new("L", (400, 600), 255).save(stream, "PNG")
    made = mail()
    made.add_attachment(stream.getvalue(), maintype="image", subtype="png", filename="side 1.png")
    scan = read_mail(bytes(made))[1]
    assert (scan.status, scan.reason) == (Status.UNREADABLE, Reason.EMPTY)
    assert [(page.number, page.readable, page.confidence) for page in scan.pages] == [(1, True, 1.0)]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b'MIME-Version: 1.0\nContent-Type: multipart/encrypted; boundary="x"\n\n--x\n\n\n--x--\n', Reason.ENCRYPTED),
        (b"Received: x\nContent-Type: application/pkcs7-mime; name=smime.p7m\n\nMIAG\n", Reason.ENCRYPTED),
    ],
)
def test_a_sealed_mail_is_told(read_mail, content, reason):
    assert reason in {document.reason for document in read_mail(content)}


def test_malformed_head_lines_do_no_harm(read_mail, texts):
    content = (
        b"Received: x\nFrom: =?utf-8?q?=\nSubject: =?x?b?%%?= a\nTo: <<>>;,@\nDate: i morgen\n\nRobotter m\xe5 ikke.\n"
    )
    (document,) = read_mail(content)
    assert texts(document)[-1] == "Robotter må ikke."


def outlook(**options: object) -> bytes:
    return compound(message("Vedr. Arkiva", **options))


def test_an_outlook_mail_is_read_as_any_other(read_mail, texts):
    content = outlook(
        body="Kunden må ikke.",
        attachments=[
            attachment("bilag 3.docx", CONTRACT),
            attachment("Videresendt", message("Videresendt", "Kun medarbejdere.", header=24)),
            attachment("logo.png", PICTURE, content_id="logo"),
        ],
    )
    found = read_mail(content, "mail.msg")
    assert [document.path for document in found] == ["mail.msg", "mail.msg/bilag 3.docx", "mail.msg/Videresendt.msg"]
    assert texts(found[0]) == ["Vedr. Arkiva", "From: Bente Bang", "To: indkøb@example.dk", "Kunden må ikke."]
    assert found[0].properties["created"].startswith("2024-01-1")
    assert texts(found[2])[-1] == "Kun medarbejdere."
    assert [document.format for document in found] == ["msg", "docx", "msg"]


def test_the_body_of_an_outlook_mail_may_be_a_page_or_packed_rtf(read_mail, texts):
    (document,) = read_mail(outlook(body="x", html=b"<p>Kun <b>medarbejdere</b>.</p>"), "a.msg")
    assert texts(document)[-1] == "Kun medarbejdere."
    rtf = rb"{\rtf1\ansi Kun medarbejdere.\par}"
    plain = struct.pack("<II4sI", len(rtf) + 12, len(rtf), b"MELA", 0) + rtf
    (document,) = read_mail(outlook(rtf=plain), "a.msg")
    assert texts(document)[-1] == "Kun medarbejdere."


def test_packed_rtf_is_unpacked(read_mail, texts):
    # The example of MS-OXRTFCP, 3.1.
    packed_rtf = bytes.fromhex(
        "2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c090020627705b06c647d0a800fa0"
    )
    (document,) = read_mail(outlook(rtf=packed_rtf), "a.msg")
    assert texts(document)[-1] == "hello world"


def test_a_file_packed_as_an_object_is_a_document(docx, texts, tmp_path):
    from tests.documents.test_read_docx import p, rewritten

    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    body = p("Kontrakt.") + (
        f'<w:p><w:r><w:object><o:OLEObject ProgID="Package" r:id="rId9" xmlns:r="{relation}"/></w:object></w:r></w:p>'
    )
    inside = compound({"\x01Ole10Native": packed("C:\\x\\vilkår.txt", "Robotter må ikke.".encode())})
    relations = '<Relationships><Relationship Id="rId9" Target="embeddings/oleObject1.bin"/></Relationships>'

    def add(parts):
        more = {"word/_rels/document.xml.rels": relations.encode(), "word/embeddings/oleObject1.bin": inside}
        return parts | more

    found = read_all(rewritten(docx(body), add))
    assert [document.path for document in found] == ["kontrakt.docx", "kontrakt.docx/vilkår.txt"]
    assert texts(found[1]) == ["Robotter må ikke."]
    assert read(tmp_path / "kontrakt.docx").status is Status.READ
