"""engine.full_recompute.sql's peer: prints milliseconds, one a line.

    postgres_peer.py FOLDER ROUNDS
"""
import sys

import postgres
import sql


def main():
    folder, rounds = sys.argv[1], int(sys.argv[2])
    with postgres.Postgres() as db:
        rounded = sql.ROUNDED.format(n="$1", d="$2", div="/")
        db.sql(f"create function rounded(bigint, bigint) returns bigint immutable parallel safe return {rounded}")
        for table, columns in (("key_results", sql.KEY_RESULT_COLUMNS), ("objectives", sql.OBJECTIVE_COLUMNS)):
            db.sql(f"create unlogged table {table} ({columns});\n\\copy {table} from '{folder}/{table}.csv' csv\n"
                   f"vacuum analyze {table};")
        levels = int(db.sql("select max(level) from objectives"))
        body = ";\n".join(sql.statements(levels, "temporary"))
        for _ in range(rounds):
            out = db.sql(
                f"create temporary table scores ({sql.SCORE_COLUMNS});\n"
                "select 'start', extract(epoch from clock_timestamp());\n"
                f"{body};\n"
                "select 'end', extract(epoch from clock_timestamp());\n"
                f"select 'differences', ({sql.DIFFERENCES})")
            marks = dict(line.split("|") for line in out.split())
            assert marks["differences"] == "0", out
            print((float(marks["end"]) - float(marks["start"])) * 1e3, flush=True)


main()
