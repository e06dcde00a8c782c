"""Windows' rights for the data folder: a list (ACL) with the user alone, which what lies in it inherits.

The folder's own list inherits nothing from above, so that neither a group nor an administrator's share reads along.
The system and administrators can still take what they like. Not run on Windows here; the order of the calls is tried
against stand-ins, which is what can be done elsewhere.
"""

from __future__ import annotations

import ctypes
from pathlib import Path
from typing import Any

_TOKEN_QUERY, _TOKEN_USER = 0x0008, 1
_SDDL_REVISION, _SE_FILE_OBJECT = 1, 1
_THE_LIST, _WITHOUT_INHERITANCE = 0x00000004, 0x80000000  # DACL_, PROTECTED_DACL_SECURITY_INFORMATION
_MOST = 256  # bytes; TOKEN_USER with its SID is 84 at most


def keep_to_user(folder: Path, libraries: Any = None) -> bool:
    """Give the folder its list; False where Windows refuses, as on a disk without such lists."""
    windows = libraries or ctypes.windll  # type: ignore[attr-defined]  # on Windows alone
    sid = _own_sid(windows)
    return bool(sid) and _give(windows, str(folder), rights_of(sid))


def rights_of(sid: str) -> str:
    """Return the list in Windows' own words (SDDL): protected, all rights to one user, inherited by all inside."""
    return f"D:P(A;OICI;FA;;;{sid})"


def _own_sid(windows: Any) -> str:
    """Return who this process runs as, `S-1-5-21-…`; empty where it cannot be told."""
    kernel, advapi = windows.kernel32, windows.advapi32
    kernel.GetCurrentProcess.restype = ctypes.c_void_p  # a pseudo handle, as wide as a pointer
    token, length = ctypes.c_void_p(), ctypes.c_ulong()
    process = ctypes.c_void_p(kernel.GetCurrentProcess())
    if not advapi.OpenProcessToken(process, _TOKEN_QUERY, ctypes.byref(token)):
        return ""
    try:
        user = ctypes.create_string_buffer(_MOST)
        if not advapi.GetTokenInformation(token, _TOKEN_USER, user, _MOST, ctypes.byref(length)):
            return ""
        sid = ctypes.c_void_p.from_buffer(user)  # TOKEN_USER begins with the pointer to it
        text = ctypes.c_wchar_p()
        if not advapi.ConvertSidToStringSidW(sid, ctypes.byref(text)):
            return ""
        found = str(text.value or "")
        kernel.LocalFree(text)
        return found
    finally:
        kernel.CloseHandle(token)


def _give(windows: Any, folder: str, rights: str) -> bool:
    advapi, described = windows.advapi32, ctypes.c_void_p()
    made = advapi.ConvertStringSecurityDescriptorToSecurityDescriptorW(
        ctypes.c_wchar_p(rights), _SDDL_REVISION, ctypes.byref(described), None
    )
    if not made:
        return False
    try:
        is_there, by_default, rows = ctypes.c_int(), ctypes.c_int(), ctypes.c_void_p()
        found = advapi.GetSecurityDescriptorDacl(
            described, ctypes.byref(is_there), ctypes.byref(rows), ctypes.byref(by_default)
        )
        if not found or not is_there.value:
            return False
        what = ctypes.c_ulong(_THE_LIST | _WITHOUT_INHERITANCE)
        name = ctypes.c_wchar_p(folder)
        return not advapi.SetNamedSecurityInfoW(name, _SE_FILE_OBJECT, what, None, None, rows, None)
    finally:
        windows.kernel32.LocalFree(described)
