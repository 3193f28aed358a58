"""Saved pages (mht): the page inside is read as any other."""

from __future__ import annotations

import email
import email.policy

from extract.formats import web
from extract.layout import Layout, UnreadableError


def read(data: bytes) -> Layout:
    """The first page that the archive holds."""
    message = email.message_from_bytes(data.lstrip(), policy=email.policy.compat32)
    for part in message.walk():
        if part.get_content_type() == "text/html":
            payload = part.get_payload(decode=True)
            if isinstance(payload, bytes):
                return web.read(payload)
    raise UnreadableError("mht 里没有网页 (the mht holds no page)")
