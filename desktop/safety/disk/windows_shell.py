"""One question to the Windows shell through COM, with nothing but ctypes."""

from __future__ import annotations

import sys


def bitlocker_number(drive: str) -> int | None:
    """Return `System.Volume.BitLockerProtection` of a drive such as `C:`; None when the shell does not say.

    Any thread; COM is set up and left again in it.
    """
    if sys.platform == "win32":
        import ctypes

        ole = ctypes.windll.ole32
        apartment, failed = 0x2, 0x80000000  # COINIT_APARTMENTTHREADED; HRESULTs with this bit are failures
        is_ours = not ole.CoInitializeEx(None, apartment) & failed
        try:
            return _ask(drive)
        except OSError:
            return None
        finally:
            if is_ours:
                ole.CoUninitialize()
    return None


def _ask(drive: str) -> int:
    if sys.platform == "win32":
        import ctypes
        from uuid import UUID

        class PropertyKey(ctypes.Structure):
            _fields_ = (("format", ctypes.c_ubyte * 16), ("id", ctypes.c_uint32))

        shell_item_2 = UUID("7e9fb0d3-919f-4307-ab2e-9b1860310c93").bytes_le
        release_at, get_int32_at = 2, 16  # places in IShellItem2's table of methods
        key, item, number = PropertyKey(), ctypes.c_void_p(), ctypes.c_int32()
        key_of = ctypes.windll.propsys.PSGetPropertyKeyFromName
        item_of = ctypes.windll.shell32.SHCreateItemFromParsingName
        key_of.argtypes = (ctypes.c_wchar_p, ctypes.POINTER(PropertyKey))
        item_of.argtypes = (
            ctypes.c_wchar_p,
            ctypes.c_void_p,
            ctypes.c_char_p,
            ctypes.POINTER(ctypes.c_void_p),
        )
        key_of.restype = item_of.restype = ctypes.HRESULT
        key_of("System.Volume.BitLockerProtection", ctypes.byref(key))
        item_of(drive, None, shell_item_2, ctypes.byref(item))
        arguments = (ctypes.POINTER(PropertyKey), ctypes.POINTER(ctypes.c_int32))
        get_int32 = ctypes.WINFUNCTYPE(ctypes.HRESULT, *arguments)(get_int32_at, "GetInt32")
        release = ctypes.WINFUNCTYPE(ctypes.c_ulong)(release_at, "Release")
        try:
            get_int32(item, ctypes.byref(key), ctypes.byref(number))
        finally:
            release(item)
        return number.value
    raise OSError("no shell")
