"""One module a format; `layout` looks at the bytes rather than the name and hands them to the right one."""

from __future__ import annotations

import re
from importlib import import_module

from extract.layout import Layout, UnreadableError

SUFFIXES = frozenset(
    [
        ".txt",
        ".text",
        ".md",
        ".markdown",
        ".htm",
        ".html",
        ".shtml",
        ".xhtml",
        ".mht",
        ".mhtml",
        ".docx",
        ".docm",
        ".doc",
        ".wps",
        ".rtf",
        ".pdf",
        ".xlsx",
        ".xlsm",
        ".xls",
        ".et",
    ]
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\x00", b"MM\x00*")
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body|meta|div|table|article)\b", re.I)
_MHT = re.compile(rb"^(?:[\w-]+:.*\r?\n(?:[ \t].*\r?\n)*)*?content-type:\s*multipart/related", re.I)


def layout(data: bytes, suffix: str) -> Layout:
    """The text of a file's bytes; the suffix only tells plain text from markdown."""
    if not data.strip(b"\x00\t\n\r "):
        raise UnreadableError("空文件 (the file is empty)")
    reader = import_module(f"extract.formats.{_format(data, suffix.lower())}")
    found: Layout = reader.read(data)
    if not found.text.strip():
        raise UnreadableError("文件里没有文字 (the file holds no text)")
    return found


def _format(data: bytes, suffix: str) -> str:
    if data.startswith(b"PK"):
        return _zipped(data)
    if data.startswith(_OLE):
        raise UnreadableError(_old_office(data))
    head = data[:4096]
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.lstrip().startswith(b"{\\rtf"):
        return "rich"
    if _MHT.match(head.lstrip()):
        return "archive"
    if data.startswith(_PICTURES):
        raise UnreadableError("图片文件，请先做文字识别 (a picture; run text recognition first)")
    if suffix in (".md", ".markdown"):
        return "markdown"
    if suffix in (".htm", ".html", ".shtml", ".xhtml") or _HTML.search(head.replace(b"\x00", b"")):
        return "web"
    return "plain"


def _zipped(data: bytes) -> str:
    from extract.formats.container import names

    members = names(data)
    if any(name.startswith("word/") for name in members):
        return "word"
    if any(name.startswith("xl/") for name in members):
        return "sheet"
    if "OFD.xml" in members:
        raise UnreadableError("OFD 版式文件，请另存为 pdf 或 docx (OFD: save it as pdf or docx)")
    raise UnreadableError("不认识的压缩文件，请另存为 docx (an unknown kind of zip file: save it as docx)")


def _old_office(data: bytes) -> str:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return "文件有密码，请去掉密码后再读 (protected by a password: remove it first)"
    if "Workbook".encode("utf-16-le") in data or "Book".encode("utf-16-le") in data:
        return "旧的 xls 格式，请另存为 xlsx (the old xls format: save it as xlsx)"
    if "PowerPoint".encode("utf-16-le") in data:
        return "演示文稿，不读 (a presentation is not read)"
    return "旧的二进制 doc/wps 格式，请用 Word 或 WPS 打开后另存为 docx (an old binary doc: save it as docx)"
