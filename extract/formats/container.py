"""Zip containers, opened with care: broken, encrypted and bloated ones are refused with the reason."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import TYPE_CHECKING

from extract.layout import UnreadableError

if TYPE_CHECKING:
    from lxml.etree import _Element

_MEMBER = 80_000_000
_TOTAL = 400_000_000
_BROKEN = "压缩包损坏，打不开 (the file is damaged: a broken zip)"


def _open(data: bytes) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError) as error:
        raise UnreadableError(_BROKEN) from error


def names(data: bytes) -> frozenset[str]:
    """The names of what a container holds; one that would unpack to a flood is refused."""
    with _open(data) as archive:
        if sum(member.file_size for member in archive.infolist()) > _TOTAL:
            raise UnreadableError("解压后过大，拒绝打开 (it would unpack to too much: refused)")
        return frozenset(archive.namelist())


def member(data: bytes, name: str) -> bytes | None:
    """The bytes of one member, None where there is no such member."""
    with _open(data) as archive:
        if name not in archive.namelist():
            return None
        try:
            with archive.open(name) as file:
                content = file.read(_MEMBER + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError) as error:
            raise UnreadableError(_BROKEN) from error
        except (RuntimeError, NotImplementedError) as error:
            raise UnreadableError("压缩包加密或压缩方式不支持 (an encrypted or unsupported zip)") from error
    if len(content) > _MEMBER:
        raise UnreadableError("解压后过大，拒绝打开 (it would unpack to too much: refused)")
    return content


def xml(data: bytes, name: str) -> _Element | None:
    """The root of an XML member; no entity is resolved and nothing is fetched."""
    from lxml import etree

    if (content := member(data, name)) is None:
        return None
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True)
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableError(f"{name} 损坏 (damaged: {name})") from error
    if root is None:
        raise UnreadableError(f"{name} 损坏 (damaged: {name})")
    return root
