"""What is in a file with many reports no more, and what is in it again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import closing

import pyarrow as pa

from dragoman.store.database import connect_alone, literal, path_for_duckdb
from dragoman.store.folder import RecordFolder
from dragoman.store.ledger import InputRow
from dragoman.store.schema import INPUTS


def left_out_of(folder: RecordFolder, read_seq: int, met: Mapping[str, Iterable[int]]) -> list[InputRow]:
    """Return rows to add for what earlier reads met in files and this one did not (``gone``), and for what is back.

    ``met`` are the numbers of the inputs that this read met in each file, by its locator. A row of which a newer
    version stands at the same place is none that is gone. In the order of files and inputs.
    """
    parts = folder.committed_parts("inputs")
    if not parts or not met:
        return []
    with closing(connect_alone()) as connection, path_for_duckdb(folder.path) as place:
        files = ", ".join(literal(f"{place}/{path.parent.name}/{path.name}") for path in parts)
        connection.register("no_inputs", INPUTS.empty_table())
        connection.register("met", _as_table(met))
        rows = connection.execute(_LEFT_OUT.format(files=files), {"read_seq": read_seq}).fetchall()
    return [InputRow(*row) for row in rows]


def _as_table(met: Mapping[str, Iterable[int]]) -> pa.Table:
    columns = [
        pa.table({"number": pa.array(numbers, pa.uint64())}).append_column(
            "container", pa.array([container] * len(list(numbers)), pa.string())
        )
        for container, numbers in met.items()
    ]
    return pa.concat_tables(columns)


_LEFT_OUT = """
with noted as (
    select *, max(read_seq) over (partition by locator) as newest_there
    from (from read_parquet([{files}], union_by_name = true, hive_partitioning = false)
        union all by name from no_inputs)
),
placed as (
    select
        input, container, arg_max(digest, read_seq) as digest, any_value(locator) as locator,
        arg_max(source, read_seq) as source, max(read_seq) as last_seq, any_value(newest_there) as newest_there,
        coalesce(max(read_seq) filter (gone), -1) as last_gone
    from noted where container in (select container from met) group by input, container
),
seen as (
    select *, (('0x' || substr(input, 2))::ubigint, container) in (select (number, container) from met) as is_met
    from placed
)
select input, digest, locator, source, $read_seq::integer, false, null, container, not is_met
from seen
where (is_met and last_seq = last_gone)
    or (not is_met and last_seq > last_gone and (locator is null or last_seq = newest_there))
order by container, input
"""
