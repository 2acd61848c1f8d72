"""What the integration's source says, read without running it.

Keys of translations are looked up where they are written: as a literal, as a
constant, in a table, or as what a function returns. Where the source leaves it
open, all possible values count.
"""

import ast
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path

type Function = ast.FunctionDef | ast.AsyncFunctionDef
type Scope = Function | ast.Module
type Value = tuple[ast.expr, Scope]

_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
_DEPTH = 12


def called(call: ast.Call) -> str:
    """Return the plain name of what is called."""
    match call.func:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""


def keyword(call: ast.Call, name: str) -> ast.expr | None:
    """Return the argument passed by a name."""
    return next((each.value for each in call.keywords if each.arg == name), None)


def walk(node: ast.AST, scope: Scope) -> Iterator[tuple[ast.AST, Scope]]:
    """Yield every node below a node, with the function or module it stands in."""
    for child in ast.iter_child_nodes(node):
        yield child, scope
        yield from walk(child, child if isinstance(child, _FUNCTIONS) else scope)


@dataclass
class Code:
    """The parsed modules of an integration, by their path within it."""

    modules: dict[str, ast.Module]
    # What a name is bound to: in a function, or at the top of any module.
    _bound: dict[tuple[Scope | None, str], list[Value]] = field(init=False)
    _functions: dict[str, list[Function]] = field(init=False)

    @classmethod
    def of(cls, integration: Path) -> Code:
        """Parse an integration."""
        return cls(
            {
                str(path.relative_to(integration)): ast.parse(path.read_text())
                for path in sorted(integration.rglob("*.py"))
            }
        )

    def __post_init__(self) -> None:
        """Index what is bound and defined where."""
        self._bound = {}
        self._functions = {}
        for _, node, scope in self.nodes():
            match node:
                case ast.Assign(targets=targets, value=value):
                    self._bind(scope, targets, value)
                case ast.AnnAssign(target=target, value=ast.expr() as value) | (
                    ast.NamedExpr(target=target, value=value)
                ):
                    self._bind(scope, [target], value)
                case ast.For(target=target, iter=table) | (
                    ast.comprehension(target=target, iter=table)
                ):
                    self._bind(scope, [target], table)
                case ast.FunctionDef() | ast.AsyncFunctionDef():
                    self._functions.setdefault(node.name, []).append(node)
                    self._bind_defaults(node, scope)
        for _, call, scope in self.calls():
            for function in self._functions.get(called(call), []):
                self._bind_arguments(function, call, scope)

    def _bind(self, scope: Scope, targets: list[ast.expr], value: ast.expr) -> None:
        for target in targets:
            for node in ast.walk(target):
                match node:
                    case ast.Name(id=name, ctx=ast.Store()):
                        self._bind_name(scope, name, (value, scope))
                    case ast.Attribute(attr=name, ctx=ast.Store()):
                        self._bound.setdefault((None, f".{name}"), []).append(
                            (value, scope)
                        )

    def _bind_name(self, scope: Scope, name: str, value: Value) -> None:
        where = None if isinstance(scope, ast.Module) else scope
        self._bound.setdefault((where, name), []).append(value)

    def _bind_defaults(self, function: Function, scope: Scope) -> None:
        args = function.args
        names = [*args.posonlyargs, *args.args]
        defaults = [
            *zip(names[::-1], args.defaults[::-1], strict=False),
            *zip(args.kwonlyargs, args.kw_defaults, strict=True),
        ]
        for name, value in defaults:
            if value:
                self._bind_name(function, name.arg, (value, scope))

    def _bind_arguments(self, function: Function, call: ast.Call, scope: Scope) -> None:
        args = function.args
        names = [each.arg for each in (*args.posonlyargs, *args.args)]
        if names[:1] in (["self"], ["cls"]):
            del names[0]
        for name, value in zip(names, call.args, strict=False):
            self._bind_name(function, name, (value, scope))
        names += [each.arg for each in args.kwonlyargs]
        rest = ast.Dict(keys=[], values=[])
        for each in call.keywords:
            if each.arg in names:
                self._bind_name(function, each.arg, (each.value, scope))
            else:
                rest.keys.append(ast.Constant(each.arg) if each.arg else None)
                rest.values.append(each.value)
        if args.kwarg:
            self._bind_name(function, args.kwarg.arg, (rest, scope))

    def nodes(self, module: str | None = None) -> Iterator[tuple[str, ast.AST, Scope]]:
        """Yield the nodes of one module or of all."""
        for name, tree in self.modules.items():
            if module in {None, name}:
                for node, scope in walk(tree, tree):
                    yield name, node, scope

    def calls(self, module: str | None = None) -> Iterator[tuple[str, ast.Call, Scope]]:
        """Yield the calls in one module or in all."""
        for name, node, scope in self.nodes(module):
            if isinstance(node, ast.Call):
                yield name, node, scope

    def literals(self) -> set[str]:
        """Return all strings in the source, and the parts of formatted ones."""
        return {
            node.value
            for _, node, _ in self.nodes()
            if isinstance(node, ast.Constant) and isinstance(node.value, str)
        }

    def origins(self, expr: ast.expr, scope: Scope) -> list[Value]:
        """Return what a name, a table's entry or a function call stands for."""
        match expr:
            case ast.Name(id=name):
                found = self._bound.get((scope, name)) or self._bound.get((None, name))
                return found or []
            case (
                ast.Subscript(value=table)
                | ast.Call(func=ast.Attribute(attr="get" | "pop", value=table))
            ):
                return [(table, scope)]
            case ast.Call(
                func=ast.Name(id="next"), args=[ast.GeneratorExp(elt=elt), *_]
            ):
                return [(elt, scope)]
            case ast.Attribute(attr=name):
                written = name if name.isupper() else f".{name}"
                return self._bound.get((None, written), [])
            case ast.Call():
                return [
                    (node.value, function)
                    for function in self._functions.get(called(expr), [])
                    for node in ast.walk(function)
                    if isinstance(node, ast.Return) and node.value
                ]
        return []

    def strings(self, expr: ast.expr | None, scope: Scope, depth: int = 0) -> set[str]:
        """Return the strings that an expression may come to."""
        if expr is None or depth > _DEPTH:
            return set()
        parts: list[ast.expr]
        match expr:
            case ast.Constant(value=str() as text):
                return {text}
            case ast.JoinedStr(values=values):
                each = [self.strings(value, scope, depth + 1) for value in values]
                return {"".join(texts) for texts in product(*each)}
            case ast.FormattedValue(value=value):
                return self.strings(value, scope, depth + 1)
            case ast.IfExp(body=body, orelse=orelse):
                parts = [body, orelse]
            case (
                ast.BoolOp(values=parts) | ast.Tuple(elts=parts) | ast.List(elts=parts)
            ):
                pass
            case ast.Dict(values=parts):
                pass
            case ast.Call(func=ast.Attribute(attr="get" | "pop"), args=[_, *parts]):
                pass
            case _:
                parts = []
        found = [(part, scope) for part in parts] + self.origins(expr, scope)
        return {
            text
            for part, where in found
            for text in self.strings(part, where, depth + 1)
        }

    def keys(self, expr: ast.expr | None, scope: Scope, depth: int = 0) -> set[str]:
        """Return the keys that the dictionary an expression comes to may have."""
        if expr is None or depth > _DEPTH:
            return set()
        found: list[Value] = self.origins(expr, scope)
        keys: set[str] = set()
        match expr:
            case ast.Dict(keys=names, values=values):
                for name, value in zip(names, values, strict=True):
                    keys |= self.strings(name, scope) if name else set()
                    found += [] if name else [(value, scope)]
            case ast.BinOp(left=left, op=ast.BitOr(), right=right):
                found += [(left, scope), (right, scope)]
            case ast.IfExp(body=body, orelse=orelse):
                found += [(body, scope), (orelse, scope)]
        return keys.union(*(self.keys(part, where, depth + 1) for part, where in found))
