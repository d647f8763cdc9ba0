"""The scores of the forest in SQL, set by set and level by level: for PostgreSQL and for DuckDB.

The arithmetic is the engine's: 64-bit integers, each quotient rounded once, half to even.
"""

# n / d rounded half to even, for d > 0.
ROUNDED = """(({n}) - ((({n}) % ({d}) + ({d})) % ({d}))) {div} ({d})
  + case when 2 * ((({n}) % ({d}) + ({d})) % ({d})) > ({d})
      or (2 * ((({n}) % ({d}) + ({d})) % ({d})) = ({d})
        and ((({n}) - ((({n}) % ({d}) + ({d})) % ({d}))) {div} ({d})) % 2 <> 0)
    then 1 else 0 end"""

# What a key result scores; x is its value.
ATTAINMENT = """case kind
    when 0 then case when second > first then rounded((x - first) * 1000000, second - first)
                     else rounded((first - x) * 1000000, first - second) end
    when 1 then case when x >= first then 1000000 else 0 end
    when 2 then case when x <= first then 1000000 else 0 end
    when 5 then rounded(first * 1000000, second)
    when 6 then case when x <= first then 300000 when x >= second then 1000000
                     when x <= middle then rounded(300000 * (middle - first) + 400000 * (x - first), middle - first)
                     else rounded(700000 * (second - middle) + 300000 * (x - middle), second - middle) end
    else x end"""

KEY_RESULT_SUMS = """
create {temporary} table key_result_sums as
select objective, cast(sum(weight * score) as bigint) as ws, cast(sum(weight) as bigint) as w,
  cast(sum(weight * covered) as bigint) as wc
from (
  select objective, weight, case when x is null then 0 else 1000000 end as covered,
    case when x is null then 0
         when attainment < 0 then 0 when attainment > 1000000 then 1000000 else attainment end as score
  from (select objective, cast(weight as bigint) as weight, x, {attainment} as attainment from key_results) judged
) scored
group by objective
"""

LEVEL = """
insert into scores
select o.id, o.parent, o.edge_weight, o.level,
  case when coalesce(k.w, 0) + coalesce(c.sw, 0) > 0
    then rounded(coalesce(k.ws, 0) + coalesce(c.ws, 0), coalesce(k.w, 0) + coalesce(c.sw, 0)) end,
  case when coalesce(k.w, 0) + coalesce(c.w, 0) > 0
    then rounded(coalesce(k.wc, 0) + coalesce(c.wc, 0), coalesce(k.w, 0) + coalesce(c.w, 0)) else 0 end
from objectives o
left join key_result_sums k on k.objective = o.id
left join (
  select parent, cast(sum(edge_weight * score) as bigint) as ws,
    cast(sum(case when score is not null then edge_weight end) as bigint) as sw,
    cast(sum(edge_weight) as bigint) as w, cast(sum(edge_weight * coverage) as bigint) as wc
  from scores where level = {below} group by parent
) c on c.parent = o.id
where o.level = {level}
"""

DIFFERENCES = """
select count(*) from objectives o join scores s on s.id = o.id
where o.expected_score is distinct from s.score or o.expected_coverage <> s.coverage
"""

KEY_RESULT_COLUMNS = "id int, objective int, kind int, first bigint, middle bigint, second bigint, x bigint, weight int"
OBJECTIVE_COLUMNS = (
    "id int, parent int, edge_weight bigint, level int, expected_score bigint, expected_coverage bigint")
SCORE_COLUMNS = "id int, parent int, edge_weight bigint, level int, score bigint, coverage bigint"


def statements(levels, temporary):
    """The recompute: sums of key results, then one level of objectives after the other."""
    yield KEY_RESULT_SUMS.format(temporary=temporary, attainment=ATTAINMENT)
    for level in range(levels, -1, -1):
        yield LEVEL.format(level=level, below=level + 1)
