"""LibreOffice as the reader of what was written: pictures of pages as PDF, tracked changes accepted or rejected."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

_LIBRARY = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false"
 library:passwordprotected="false"><library:element library:name="Changes"/></library:library>
"""
_MODULE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Changes" script:language="StarBasic">
Sub SettleAll(listed As String, target As String)
  Dim paths
  paths = Split(listed, "|")
  Dim number As Integer
  For number = LBound(paths) To UBound(paths)
    Settle(paths(number), target, "Accept")
    Settle(paths(number), target, "Reject")
  Next number
End Sub

Sub Settle(source As String, target As String, what As String)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  Dim document As Object
  document = StarDesktop.loadComponentFromURL(ConvertToURL(source), "_blank", 0, hidden())
  Dim dispatcher As Object
  dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
  Dim frame As Object
  frame = document.CurrentController.Frame
  dispatcher.executeDispatch(frame, ".uno:" &amp; what &amp; "AllTrackedChanges", "", 0, Array())
  Dim saved(0) As New com.sun.star.beans.PropertyValue
  saved(0).Name = "FilterName"
  saved(0).Value = "MS Word 2007 XML"
  Dim steps
  steps = Split(source, "/")
  document.storeToURL(ConvertToURL(target &amp; "/" &amp; what &amp; " " &amp; steps(UBound(steps))), saved())
  document.close(True)
End Sub
</script:module>
"""
_TRUST = (
    '<item oor:path="/org.openoffice.Office.Common/Security/Scripting">'
    '<prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>0</value></prop></item></oor:items>'
)


def _shows_comments() -> bool:
    """Tell whether LibreOffice has the windows that comments are shown in; without them it dies of a comment."""
    program = Path(shutil.which("soffice") or "").resolve().parent
    windows = "soffice.cfg/modules/swriter/ui/annotation.ui"
    return any((program.parent / folder / windows).is_file() for folder in ("share/config", "Resources/config"))


NEEDED = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice not installed")
NEEDED_WITH_COMMENTS = pytest.mark.skipif(
    not _shows_comments(), reason="LibreOffice not installed, or the package for servers, which cannot show comments"
)


def to_pdf(files: Sequence[Path], folder: Path) -> None:
    """Convert ``files`` to PDF in ``folder``; one that LibreOffice must repair or cannot open gives no PDF."""
    _run(folder / "profile", "--convert-to", "pdf", "--outdir", str(folder), *map(str, files))


def settle_changes(source: Path, target: Path) -> None:
    """Let LibreOffice write each Word file in ``source`` to ``target`` twice: "Accept NAME" and "Reject NAME"."""
    profile = target / "profile"
    _run(profile, "--terminate_after_init")
    basic = profile / "user" / "basic" / "Standard"
    basic.mkdir(parents=True, exist_ok=True)
    (basic / "script.xlb").write_text(_LIBRARY, encoding="utf-8")
    (basic / "Changes.xba").write_text(_MODULE, encoding="utf-8")
    settings = profile / "user" / "registrymodifications.xcu"
    settings.write_text(settings.read_text(encoding="utf-8").replace("</oor:items>", _TRUST), encoding="utf-8")
    listed = "|".join(str(path) for path in sorted(source.glob("*.docx")))
    _run(profile, f'macro:///Standard.Changes.SettleAll("{listed}","{target}")')


def _run(profile: Path, *arguments: str) -> None:
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--norestore", *arguments],
        check=True,
        capture_output=True,
        timeout=300,
    )
