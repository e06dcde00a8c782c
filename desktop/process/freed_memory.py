"""Freed memory is overwritten, so that a passphrase which has been used does not lie around.

The C library of Linux can do it. Python's small objects never reach it: Python keeps their place for the next one.
From here on they do. Done once the first window is ready and before anybody can type, so that the start does not pay
for it. Elsewhere than on glibc nothing is changed: there a lock's end of the process has to do.
"""

from __future__ import annotations

import ctypes
import sys

_M_PERTURB = -6  # malloc.h; also the environment variable MALLOC_PERTURB_
_SCRUBBED = 165
"""What freed memory is overwritten with; any byte but 0, which turns it off."""

_RAW, _DOMAINS = (
    0,
    (1, 2),
)  # PYMEM_DOMAIN_RAW; PYMEM_DOMAIN_MEM and PYMEM_DOMAIN_OBJ, which share Python's arenas


class _Allocator(ctypes.Structure):
    """PyMemAllocatorEx. https://docs.python.org/3/c-api/memory.html#c.PyMemAllocatorEx."""

    _fields_ = [(name, ctypes.c_void_p) for name in ("ctx", "malloc", "calloc", "realloc", "free")]


def overwrite() -> bool:
    """Have all memory that is freed from now on overwritten; return whether the system can.

    What Python has in its arenas stays there and goes back there: its own `free` and `realloc` tell the two apart by
    address, as they have always had to for objects of more than 512 bytes.
    """
    if sys.platform != "linux":
        return False
    library = ctypes.CDLL(None)
    if not hasattr(library, "mallopt") or not library.mallopt(_M_PERTURB, _SCRUBBED):
        return False
    raw = _allocator(_RAW)
    for domain in _DOMAINS:
        one = _allocator(domain)
        if (
            one.ctx or raw.ctx
        ):  # Python's own checks are on (PYTHONDEVMODE); they overwrite what is freed themselves
            return True
        one.malloc, one.calloc = raw.malloc, raw.calloc
        ctypes.pythonapi.PyMem_SetAllocator(domain, ctypes.byref(one))
    return True


def _allocator(domain: int) -> _Allocator:
    found = _Allocator()
    ctypes.pythonapi.PyMem_GetAllocator(domain, ctypes.byref(found))
    return found
