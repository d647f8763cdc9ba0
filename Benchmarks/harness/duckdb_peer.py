"""engine.full_recompute.duckdb's peer: prints milliseconds, one a line.

    duckdb_peer.py FOLDER ROUNDS
"""
import sys
import time

import duckdb
import sql


def main():
    folder, rounds = sys.argv[1], int(sys.argv[2])
    db = duckdb.connect()
    db.execute("set threads = 2")
    db.execute(f"create macro rounded(n, d) as {sql.ROUNDED.format(n='n', d='d', div='//')}")
    for table, columns in (("key_results", sql.KEY_RESULT_COLUMNS), ("objectives", sql.OBJECTIVE_COLUMNS)):
        db.execute(f"create table {table} ({columns})")
        db.execute(f"copy {table} from '{folder}/{table}.csv' (header false)")
    levels = db.execute("select max(level) from objectives").fetchone()[0]
    for _ in range(rounds):
        db.execute("drop table if exists key_result_sums")
        db.execute(f"create or replace table scores ({sql.SCORE_COLUMNS})")
        start = time.perf_counter()
        for statement in sql.statements(levels, "temporary"):
            db.execute(statement)
        print((time.perf_counter() - start) * 1e3, flush=True)
    differences = db.execute(sql.DIFFERENCES).fetchone()[0]
    assert differences == 0, f"{differences} scores differ"


main()
