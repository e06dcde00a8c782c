"""A mypy plugin: a word that a state does not have is an error after `in` and in a table looked up in place, too.

mypy's strict equality finds `status == "singed"`, but takes the tuple in `status in ("draft", "singed")` for any
texts, and so the keys of `{"draft": …, "singed": …}[status]`, which must also be all there is. Named in
pyproject.toml; `tests/test_states.py` shows that it holds.
"""

from __future__ import annotations

from collections.abc import Callable

from mypy.errorcodes import COMPARISON_OVERLAP
from mypy.nodes import ComparisonExpr, DictExpr, Expression, IndexExpr, ListExpr, SetExpr, StrExpr, TupleExpr
from mypy.plugin import MethodSigContext, Plugin
from mypy.types import (
    CallableType,
    FunctionLike,
    LiteralType,
    NoneType,
    Type,
    UnionType,
    flatten_nested_unions,
    get_proper_type,
)

_HOLDS = tuple(f"builtins.{kind}.__contains__" for kind in ("tuple", "list", "set", "frozenset"))
_LOOKS_UP = ("builtins.dict.__getitem__", "builtins.dict.get")
_Hook = Callable[[MethodSigContext], FunctionLike]


class StatesPlugin(Plugin):
    """Looks at every `in` with bare texts at its right, and every table of bare texts that is looked up."""

    def get_method_signature_hook(self, fullname: str) -> _Hook | None:
        """Return what looks, for the methods that they call."""
        return _look if fullname in _HOLDS else _look_up if fullname in _LOOKS_UP else None


def plugin(version: str) -> type[Plugin]:
    """Return the plugin, as mypy asks for it."""
    return StatesPlugin


def _look(context: MethodSigContext) -> CallableType | FunctionLike:
    comparison = context.context
    if isinstance(comparison, ComparisonExpr) and len(comparison.operands) == 2:
        left, right = comparison.operands
        known = _words(context.api.get_expression_type(left))
        for said in _texts(right) if known else ():
            if said.value not in known:
                _fail(context, f'"{said.value}" is none of {sorted(known)}', said)
    return context.default_signature


def _look_up(context: MethodSigContext) -> FunctionLike:
    where = context.context
    is_index = isinstance(where, IndexExpr)
    table = (
        where.base if isinstance(where, IndexExpr) else getattr(getattr(where, "callee", None), "expr", None)
    )
    asked = context.args[0][0] if context.args and context.args[0] else None
    if isinstance(table, DictExpr) and asked is not None:
        known = _words(context.api.get_expression_type(asked))
        keys = [key for key, _value in table.items if isinstance(key, StrExpr)]
        for key in keys if known else ():
            if key.value not in known:
                _fail(context, f'"{key.value}" is none of {sorted(known)}', key)
        lacking = known - {key.value for key in keys}
        if is_index and lacking and len(keys) == len(table.items):
            _fail(context, f"the table lacks {sorted(lacking)}", table)
    return context.default_signature


def _fail(context: MethodSigContext, words: str, where: Expression) -> None:
    """Report it past mypy's own trial of whether `in` fits, which swallows every error while it lasts."""
    watchers = context.api.msg.errors._watchers
    kept = watchers[:]
    watchers.clear()
    context.api.fail(words, where, code=COMPARISON_OVERLAP)
    watchers.extend(kept)


def _texts(container: Expression) -> list[StrExpr]:
    if not isinstance(container, TupleExpr | ListExpr | SetExpr):
        return []
    return [item for item in container.items if isinstance(item, StrExpr)]


def _words(type_: Type) -> set[str]:
    """Return the words of a type that is nothing but texts or None; of any other none."""
    proper = get_proper_type(type_)
    items = flatten_nested_unions(proper.items) if isinstance(proper, UnionType) else [proper]
    found = [one for one in map(get_proper_type, items) if not isinstance(one, NoneType)]
    words = {one.value for one in found if isinstance(one, LiteralType) and isinstance(one.value, str)}
    return words if len(words) == len(found) else set()
