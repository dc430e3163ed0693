// Movements of every month and NDR at as-of with DuckDB, in SQL as an analyst writes it, in exact integers (ticks).
// node test/bench/duckdb.mjs window|months SUBSCRIPTIONS AS_OF
import { DuckDBInstance } from "@duckdb/node-api";

const [form, file, asOf] = process.argv.slice(2);
const [year, monthOfYear] = asOf.split("-").map(Number);
const LAST = year * 12 + monthOfYear - 1;
const FIRST = 2020 * 12;

const month = (day) => `(year(${day}) * 12 + month(${day}) - 1)::integer`;
/** Lines with the months in which they are live at the month's end: from `first` up to, but not in, `ended`. */
const LINES = `
  lines as (
    select customer_id, ${month("start_date")} as first, coalesce(${month("end_date")}, 2147483647) as ended,
      cast(amount * 100 as bigint) * quantity * 720 // case interval when 'year' then 12 else 1 end as mrr
    from read_csv('${file.replaceAll("'", "''")}', header = true, columns = {
      customer_id: 'varchar', subscription_id: 'varchar', start_date: 'date', end_date: 'date',
      amount: 'decimal(18, 2)', interval: 'varchar', quantity: 'bigint', segment: 'varchar'
    })
  )`;

/** Each customer's changes of MRR, summed up over time by a window function. */
const WINDOW = {
  tables: `
    create temp table runs as
    with ${LINES},
    changes as (
      select customer_id, first as month, mrr as delta from lines where ended > first
      union all
      select customer_id, ended, -mrr from lines where ended > first and ended < 2147483647
    ),
    by_month as (
      select customer_id, month, sum(delta)::bigint as delta from changes group by all having sum(delta) <> 0
    )
    select customer_id, month, delta, sum(delta) over w::bigint as after, row_number() over w as n
    from by_month window w as (partition by customer_id order by month rows unbounded preceding)`,
  movements: `
    select month,
      coalesce(sum(after) filter (n = 1), 0) as new,
      coalesce(sum(after) filter (n > 1 and after = delta), 0) as reactivation,
      coalesce(sum(delta) filter (delta > 0 and after <> delta), 0) as expansion,
      coalesce(-sum(delta) filter (delta < 0 and after > 0), 0) as contraction,
      coalesce(-sum(delta) filter (after = 0), 0) as churned
    from runs where month <= ${LAST} group by month order by month`,
  ndr: `
    with ends as (
      select customer_id, arg_max(after, month) filter (month <= ${LAST - 12}) as opening, arg_max(after, month) as closing
      from runs where month <= ${LAST} group by customer_id
    )
    select sum(closing)::double / sum(opening)::double as ndr from ends where opening > 0`,
};

/** A row for each customer and month, compared with the month before. */
const MONTHS = {
  tables: `
    create temp table monthly as
    with ${LINES}, months as (select unnest(generate_series(${FIRST}, ${LAST}))::integer as month)
    select customer_id, month, sum(mrr)::bigint as mrr
    from lines join months on month >= first and month < ended group by all`,
  movements: `
    with firsts as (select customer_id, min(month) as first from monthly group by customer_id),
    pairs as (
      select coalesce(now.customer_id, before.customer_id) as customer_id, coalesce(now.month, before.month + 1) as month,
        coalesce(before.mrr, 0) as opening, coalesce(now.mrr, 0) as closing
      from monthly now full join monthly before
        on now.customer_id = before.customer_id and now.month = before.month + 1
    )
    select month,
      coalesce(sum(closing) filter (opening = 0 and month = first), 0) as new,
      coalesce(sum(closing) filter (opening = 0 and month > first), 0) as reactivation,
      coalesce(sum(closing - opening) filter (opening > 0 and closing > opening), 0) as expansion,
      coalesce(sum(opening - closing) filter (closing > 0 and closing < opening), 0) as contraction,
      coalesce(sum(opening) filter (closing = 0), 0) as churned
    from pairs join firsts using (customer_id) where month <= ${LAST} group by month order by month`,
  ndr: `
    select sum(coalesce(closing.mrr, 0))::double / sum(opening.mrr)::double as ndr
    from (from monthly where month = ${LAST - 12}) opening
    left join (from monthly where month = ${LAST}) closing using (customer_id)`,
};

const { tables, movements, ndr } = { window: WINDOW, months: MONTHS }[form];
const connection = await (await DuckDBInstance.create(":memory:")).connect();
await connection.run(tables);
const rows = (await connection.runAndReadAll(movements)).getRowObjects();
const [result] = (await connection.runAndReadAll(ndr)).getRowObjects();
const name = (index) => `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, "0")}`;
console.log(
  JSON.stringify({
    movements: rows.map(({ month, ...sums }) => ({
      month: name(month),
      ...Object.fromEntries(Object.entries(sums).map(([column, ticks]) => [column, Number(ticks)])),
    })),
    ndr: result.ndr,
  }),
);
