"""Whole subtrees as JSON: what is asked below a relation, written by PostgreSQL in one statement.

Where a client asks for nothing but columns and declared batches, no row needs to become an object
here: each key's value comes back as text that goes into the response as it is.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import reduce
from typing import Any, NamedTuple, TypeAlias

from sqlalchemy import (
    ARRAY,
    BigInteger,
    Boolean,
    Column,
    ColumnElement,
    Date,
    DateTime,
    Double,
    Float,
    Integer,
    String,
    Subquery,
    Text,
    bindparam,
    case,
    cast,
    column,
    func,
    literal_column,
    null,
    select,
    true,
)

from domain.kit.batch import Aligned, Many, ManyLimited, One, of_one_key
from domain.kit.db import AnySelect, Session, Statement, tables_of

# Writes a column as JSON text; null stays null.
Writer: TypeAlias = Callable[[ColumnElement[Any]], ColumnElement[Any]]

# It bounds the statement.
DEPTH_LIMIT = 6


class NotPlainError(Exception):
    """Something below the relation is not known to be the database's alone."""


class Constant(NamedTuple):
    """The same name for every object."""

    key: str
    text: str


class Cell(NamedTuple):
    """A field of the record as `write` puts it into JSON; `required` forbids null."""

    key: str
    name: str
    write: Writer
    required: bool


class Child(NamedTuple):
    """A relation below: its keys are the field `name` of this record.

    `first` says how many are wanted of each key, where the batch is one that asks that.
    """

    key: str
    name: str
    tree: "Tree"
    required: bool
    first: int | None = None


class Tree(NamedTuple):
    """What is asked of the records of one batch, in the order of the answer."""

    batch: Aligned[Any, Any]
    parts: tuple[Constant | Cell | Child, ...]


class Whole(Aligned[Any, str]):
    """A batch whose values are JSON texts: a list or an object for each key, None without a row."""

    def __init__(self, tree: Tree) -> None:
        keys = func.unnest(bindparam("keys", type_=ARRAY(_key_type(tree.batch))))
        asked = keys.table_valued(
            column("key", _key_type(tree.batch)), with_ordinality="position", name="asked"
        ).render_derived()
        value = _value(tree, asked.c.key, 1)
        self._may_lack_json = _may_lack_json(tree)
        self.statement = Statement(
            select(cast(value, Text)).select_from(asked).order_by(asked.c.position)
        )
        key = bindparam("key", type_=_key_type(tree.batch))
        self._of_one = Statement(select(cast(_value(tree, key, 1), Text)))

    async def __call__(self, session: Session, keys: Sequence[Any], /) -> dict[Any, str]:
        values = await self.aligned(session, keys)
        return {key: value for key, value in zip(keys, values, strict=True) if value is not None}

    def text(self, wanted: frozenset[str] | None) -> str:
        return self.statement.text

    async def aligned(
        self, session: Session, keys: Sequence[Any], wanted: frozenset[str] | None = None
    ) -> list[str | None]:
        """Raises ValueError where a number has no JSON: then records have to tell it."""
        # With one key in `:keys`, PostgreSQL would make a new plan each time: it seems cheaper.
        rows = (
            await session.tuples(self._of_one, key=keys[0])
            if len(keys) == 1
            else await session.tuples(self.statement, keys=list(keys))
        )
        texts = [row[0] for row in rows]
        if self._may_lack_json:
            together = "".join(filter(None, texts))
            if 'NaN"' in together or 'Infinity"' in together:
                raise ValueError("a value is not a number")
        return texts


def text(value: ColumnElement[Any]) -> ColumnElement[Any]:
    return _json(_of_kind(value, String))


def integer(value: ColumnElement[Any]) -> ColumnElement[Any]:
    """Of 32 bits, as GraphQL's are."""
    if isinstance(value.type, BigInteger):
        raise NotPlainError("a number of 64 bits")
    return cast(_of_kind(value, Integer), Text)


def boolean(value: ColumnElement[Any]) -> ColumnElement[Any]:
    return cast(_of_kind(value, Boolean), Text)


def day(value: ColumnElement[Any]) -> ColumnElement[Any]:
    return _json(_of_kind(value, Date))


def number(value: ColumnElement[Any]) -> ColumnElement[Any]:
    """Every digit that a Python float of the same value has."""
    return _json(cast(_of_kind(value, Float), Double))


def _finite(value: ColumnElement[Any]) -> ColumnElement[Any]:
    """A number that is never NaN or infinite: its text is its JSON."""
    return cast(cast(_of_kind(value, Float), Double), Text)


def moment(value: ColumnElement[Any]) -> ColumnElement[Any]:
    """RFC 3339 in UTC; a fraction has six digits or is left out."""
    utc = func.timezone("UTC", _of_kind(value, DateTime))
    whole = func.to_char(utc, 'YYYY-MM-DD"T"HH24:MI:SS.US')
    return _text('"').concat(func.replace(whole, ".000000", "")).concat(_text('Z"'))


def _json(value: ColumnElement[Any]) -> ColumnElement[Any]:
    return cast(func.to_json(value), Text)


def _text(constant: str) -> ColumnElement[str]:
    """Names, and what JSON has around them: nothing that SQL would read otherwise."""
    return literal_column(f"'{constant}'", Text)


def _of_kind(value: ColumnElement[Any], kind: type[Any]) -> ColumnElement[Any]:
    if not isinstance(value.type, kind):
        raise NotPlainError(f"a column of {value.type}")
    return value


def public_id(prefix: str) -> Writer:
    """As `domain.kit.ids.public_id` makes it."""
    start, end = _text(f'"{prefix}_'), _text('"')
    return lambda key: start.concat(func.encode(func.uuid_send(key), "hex")).concat(end)


def named(names: Mapping[str, str]) -> Writer:
    """Other words for a column's; a word that has none fails the statement."""

    def write(value: ColumnElement[Any]) -> ColumnElement[Any]:
        impossible = cast(1 / cast(_of_kind(value, String).is_(None), Integer), Text)
        known = [(value == word, f'"{name}"') for word, name in names.items()]
        return case((value.is_(None), null()), *known, else_=impossible)

    return write


def _key_type(batch: Aligned[Any, Any]) -> Any:
    return next(iter(batch.source.inner_columns)).type


def _value(
    tree: Tree, key: ColumnElement[Any], depth: int, first: int | None = None
) -> ColumnElement[Any]:
    """The JSON of one key's value, as an expression that the rows around it can hold."""
    if depth > DEPTH_LIMIT:
        raise NotPlainError("too deep")
    rows = _rows(tree, key, first).subquery(f"r{depth}")
    value = _object(tree, rows, "", depth)
    if isinstance(tree.batch, Many | ManyLimited):
        items = func.coalesce(func.string_agg(value, _text(",")), _text(""))
        value = _text("[").concat(items).concat(_text("]"))
    return select(value).select_from(rows).correlate(*_tables_of(key)).scalar_subquery()


def _rows(tree: Tree, key: ColumnElement[Any], first: int | None = None) -> AnySelect:
    """The rows of one key, with what their objects are made of.

    Single rows below them are joined: asked for one by one, they take PostgreSQL longer. Their
    columns have the place of their part before their names, and `there` tells whether a row is.
    """
    columns = _columns(tree.batch)
    source = _source(tree.batch, key, first)
    outer = _tables_of(key)
    froms = [one for one in source.get_final_froms() if one not in outer]
    kept: dict[str, ColumnElement[Any]] = {}
    for at, part in enumerate(tree.parts):
        if isinstance(part, Constant):
            continue
        column = columns.get(part.name)
        if column is None:
            raise NotPlainError(f"no column {part.name}")
        if isinstance(part, Cell) and part.required and not _never_null(tree, column):
            raise NotPlainError(f"{part.name} may be null")
        if isinstance(part, Child) and len(froms) == 1 and _can_be_joined(tree, part, column):
            there = next(iter(part.tree.batch.source.inner_columns)).label("there")
            below = _rows(part.tree, column).add_columns(there).lateral()
            froms = [froms[0].outerjoin(below, true())]
            source = source.select_from(*froms)
            kept |= {f"{at}_{name}": value.label(f"{at}_{name}") for name, value in below.c.items()}
        else:
            kept[part.name] = column.label(part.name)
    shown: Iterable[ColumnElement[Any]] = kept.values() or [literal_column("1")]
    rows = source.with_only_columns(*shown, maintain_column_froms=True)
    return rows.correlate(*outer)


def _can_be_joined(tree: Tree, child: Child, column: ColumnElement[Any]) -> bool:
    """Whether the child's row can stand beside its parent's, in one list of tables."""
    if not isinstance(child.tree.batch, One) or not isinstance(column, Column):
        return False
    tables, below = (tables_of(batch.statement.text) for batch in (tree.batch, child.tree.batch))
    return tables.isdisjoint(below)


def _object(tree: Tree, rows: Subquery, prefix: str, depth: int) -> ColumnElement[str]:
    """Put together as text: PostgreSQL's own functions for JSON take longer."""
    pieces: list[ColumnElement[str]] = []
    between = "{"
    for at, part in enumerate(tree.parts):
        between += f'{"," if at else ""}"{part.key}":'
        if isinstance(part, Constant):
            between += f'"{part.text}"'
        else:
            pieces += [_text(between), _part(tree, at, rows, prefix, depth)]
            between = ""
    return reduce(ColumnElement.concat, [*pieces, _text(between + "}")])


def _part(tree: Tree, at: int, rows: Subquery, prefix: str, depth: int) -> ColumnElement[Any]:
    part = tree.parts[at]
    assert not isinstance(part, Constant)
    if isinstance(part, Cell):
        write = part.write
        if write is number and _is_bounded(_columns(tree.batch)[part.name]):
            write = _finite
        value = write(rows.c[prefix + part.name])
    elif part.required and isinstance(part.tree.batch, One):
        raise NotPlainError(f"{part.key} may be null")
    elif (there := f"{prefix}{at}_there") in rows.c:
        value = _object(part.tree, rows, f"{prefix}{at}_", depth)
        value = case((rows.c[there].is_not(None), value), else_=null())
    else:
        value = _value(part.tree, rows.c[prefix + part.name], depth + 1, part.first)
    return value if part.required else func.coalesce(value, _text("null"))


def _columns(batch: Aligned[Any, Any]) -> dict[str, Any]:
    if not isinstance(batch, Many | One | ManyLimited):
        raise NotPlainError("not a keyed batch")
    inner = list(batch.source.inner_columns)[1:]  # the first tells whose a row is
    if isinstance(batch, ManyLimited):
        inner = list(batch.rows_of(null()).inner_columns)
    return dict(zip(batch.record._fields, inner, strict=True))


def _never_null(tree: Tree, value: Any) -> bool:
    outer = "OUTER JOIN" in tree.batch.statement.text
    return isinstance(value, Column) and not value.nullable and not outer


def _may_lack_json(tree: Tree) -> bool:
    """Whether a number in it may be NaN or infinite."""
    columns = _columns(tree.batch)
    return any(
        _may_lack_json(part.tree)
        if isinstance(part, Child)
        else isinstance(part, Cell) and part.write is number and not _is_bounded(columns[part.name])
        for part in tree.parts
    )


def _is_bounded(value: Any) -> bool:
    return isinstance(value, Column) and value.info.get("bounded") is True


def _source(batch: Aligned[Any, Any], key: ColumnElement[Any], first: int | None) -> AnySelect:
    if isinstance(batch, ManyLimited):
        if first is None:
            raise NotPlainError("how many is not known")
        return batch.rows_of(key).limit(first)
    source = of_one_key(batch.source, key)
    if source is None:
        raise NotPlainError("the batch takes its keys in another way")
    return source


def _tables_of(key: ColumnElement[Any]) -> list[Any]:
    table = getattr(key, "table", None)
    return [] if table is None else [table]
