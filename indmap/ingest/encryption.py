"""Workbooks under a password: opened with the built-in one, or with the one a person gave.

Excel locks a book "for reading only" with the password VelvetSweatshop; whoever sends it knows of no password.
"""

from io import BytesIO

from indmap.errors import EncryptedFile

_BUILT_IN = "VelvetSweatshop"


def unlocked(content: bytes, password: str | None) -> bytes:
    """The bytes as they are where they are not encrypted, else decrypted."""
    import msoffcrypto  # noqa: PLC0415 -- slow to import, rarely needed

    try:
        office = msoffcrypto.OfficeFile(BytesIO(content))
        if not office.is_encrypted():
            return content
    except Exception:  # noqa: BLE001 -- it raises anything at odd files: then let the reader judge
        return content
    for attempt in (_BUILT_IN, password):
        if attempt and (plain := _decrypted(content, attempt)):
            return plain
    raise EncryptedFile


def _decrypted(content: bytes, password: str) -> bytes | None:
    import msoffcrypto  # noqa: PLC0415

    try:
        office = msoffcrypto.OfficeFile(BytesIO(content))
        office.load_key(password=password)
        plain = BytesIO()
        office.decrypt(plain)
    except Exception:  # noqa: BLE001 -- a wrong password and a broken file look alike
        return None
    return plain.getvalue()
