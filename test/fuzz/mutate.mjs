/** Cells that programs stumble over. */
const CELLS = [
  ..."|0|-0|-1|1e3|1e309|0x10|1,5|1.234,56|1'000|.5|5.|00012|9007199254740993|90071992547409.91|0.005|NaN|Infinity|-".split(
    "|",
  ),
  ..."2024-02-30|2024-02-29|1969-12-31|2199-12-31|2200-01-01|0000-00-00|31/12/2024|2024-01|2024-13|20240101|Jan-24".split(
    "|",
  ),
  ..."2024-01-01T00:00:00Z|2024-01-01 23:59:59+14:00|45000|month|year|7m|term|0m|999999m|week|one_off|refund|usage".split(
    "|",
  ),
  ..."USD|usd|JPY|XXX|¥|$12|€ 5|(12)|12-|true|null|undefined|__proto__|constructor|toString|hasOwnProperty".split("|"),
  ..."=1+1|@SUM(A1)|+1|\t1|a b|ünï|订阅|👩‍👩‍👧|sales|service|delivery|ignore|../..|/dev/null|%s%n|%(x)|<b>&amp;|]]>|`|**".split(
    "|",
  ),
  '"',
  '""',
  '"a,b"',
  '"a\nb"',
  "\u001b[31m",
  "\u0085",
  "\u202e",
  "\u200b",
  "\ufeff",
  "\ufffd",
  "\0",
  "x".repeat(300),
  "1".repeat(400),
];

/** Bits of YAML that change what a file says or how it is nested. */
const YAML = [
  ...": |- |  - |[|]|{|}|&a |*a|<<: *a|!!binary |!!js/function |!!set |? |# |---\n|...\n|%YAML 1.2\n|~|null|yes|1e309|.nan|-.inf|0x1F|1_000|\t".split(
    "|",
  ),
  "| \n",
  "> \n",
  "__proto__: { a: 1 }\n",
  "constructor: 1\n",
  "version: 2\n",
  "options: { window: 0 }\n",
  "currency: JPY\n",
  "gates: [ { id: x.y, metric: ndr, min: .nan } ]\n",
  "gates: [ { id: x.y, metric: ltv-to-cac, above: -1, segment: nobody } ]\n",
  "waivers: [ { gate: gtm.ndr, reason: x, expires: 2024-02-30 } ]\n",
  "subscriptions: { files: [] }\n",
  "costs: { files: [costs.csv], allow_gaps: true }\n",
  "policy: ue.yaml\n",
];

/** Keys that are right. */
const VALID = [
  "options: { window: 120, cac_lag_months: 24, ltv_cap_months: 600 }\n",
  "options: { renewal_grace_days: 366 }\n",
  "attest: { gtm.best-practice: { answer: yes, date: 2025-01-31 } }\n",
  "scenarios: { bold: { churn: -20%, cac: 8000 }, none: {} }\n",
  "scenarios: { bold: { price: +1000%, new-customers: -100%, ndr: 0 } }\n",
  "waivers: [ { gate: pmf.customers-ever, reason: x, owner: y, expires: 2199-12-31 } ]\n",
  "gates: [ { id: x.y, metric: mrr, max_drop: 5% }, { id: x.z, metric: cac, no_worse_than_baseline: true } ]\n",
  "options: { window: 24, confidence: 0.999, min_customers: 1, ltv_cap_months: 1 }\n",
  "options: { cac_lag_months: 12, usage: include }\n",
  "options: { window: 3 }\n",
  "tiers: [ { name: a, below: 1 }, { name: b } ]\n",
  "stage: pmf\n",
  "stage: ecosystem\n",
  "lang: zh\n",
  "fx: { USD: 0.0001, EUR: 1000 }\n",
  "waivers: [ { gate: gtm.ndr, reason: x, expires: 2024-02-28 } ]\n",
  "plan: { spend_cap: 1 }\n",
  "budget: { new_mrr: 1, cost: 1 }\n",
  "require_attested: true\n",
  "gates: [ { id: x.y, metric: ndr, min: 0.5, kind: required }, { id: x.z, metric: cac, max: 1, stages: [gtm] } ]\n",
  "target_segments: [ small ]\n",
];

/** A mutated copy of a file: bytes of any, rows and cells of tables, pieces of settings. */
export function mutated(random, file, bytes, others) {
  let result = bytes;
  // Gentle changes leave a table that can be read, so that what is computed from it is looked at too.
  const isGentle = random.chance(0.6);
  const [gentle, rough] = kindsOf(file);
  const kinds = isGentle ? gentle : rough;
  for (let times = 1 + random.below(isGentle ? 4 : 2); times > 0; times--)
    result = random.of(kinds)(random, result, others);
  return result;
}

function kindsOf(file) {
  if (file === "ue.yaml") return [[settings], [pieces, lines, byteNoise]];
  if (/\.(?:yaml|json)$/.test(file)) return [[numbers], [pieces, lines, byteNoise]];
  return [
    [swaps, amounts, dates, rowsLost],
    [cells, cells, rows, rows, byteNoise],
  ];
}

/** Some numbers of a policy or a report become others, or none. */
function numbers(random, bytes) {
  const share = random.of([0.01, 0.2, 1]);
  return bytesOf(
    textOf(bytes).replace(/(?<=: )-?\d[\d.e+-]*(?=[\s,}])/g, (number) =>
      random.chance(share) ? random.of(["0", "-1", "1e308", "0.5", "null", `${number}0`]) : number,
    ),
  );
}

/** Each of some cells becomes that of another row. */
function swaps(random, bytes) {
  const rows = textOf(bytes)
    .split(/(?<=\n)/)
    .map((row) => row.split(/(?=[,;\t])/));
  if (rows.length < 3) return bytes;
  for (let times = 1 + random.below(8); times > 0; times--) {
    const [from, to] = [1 + random.below(rows.length - 1), 1 + random.below(rows.length - 1)];
    const column = random.below(Math.max(1, rows[from].length - 1));
    if (rows[to].length === rows[from].length && column < rows[to].length - 1) rows[to][column] = rows[from][column];
  }
  return bytesOf(rows.map((row) => row.join("")).join(""));
}

/** Numbers of the rows become larger, smaller, nothing or negative. */
function amounts(random, bytes) {
  const [header, ...rows] = textOf(bytes).split(/(?<=\n)/);
  const change = random.of([
    () => "0",
    (n) => `${n}0000`,
    (n) => `-${n}`,
    () => "0.01",
    (n) => `${Number(n) * 3}`,
    () => "1",
  ]);
  const share = random.of([0.02, 0.2, 1]);
  const changed = rows.map((row) =>
    row.replace(/(?<=[,;\t])\d+(?:\.\d+)?(?=[,;\t\r\n])/g, (number) =>
      random.chance(share) ? change(number) : number,
    ),
  );
  return bytesOf([header, ...changed].join(""));
}

/** Years, months or days of some dates become others. */
function dates(random, bytes) {
  const share = random.of([0.02, 0.2, 1]);
  const two = (number) => String(number).padStart(2, "0");
  return bytesOf(
    textOf(bytes).replace(/\b(20\d\d)-(\d\d)(-\d\d)?\b/g, (date, year, month, day) => {
      if (!random.chance(share)) return date;
      const time = random.below(3);
      if (time === 0) return `${Number(year) + random.below(7) - 3}-${month}${day === undefined ? "" : "-28"}`;
      if (time === 1) return `${year}-${two(1 + random.below(12))}${day === undefined ? "" : "-15"}`;
      return `${year}-${month}${day === undefined ? "" : `-${two(1 + random.below(28))}`}`;
    }),
  );
}

function rowsLost(random, bytes) {
  const [header, ...rows] = textOf(bytes).split(/(?<=\n)/);
  const share = random.of([0.02, 0.3, 0.9]);
  return bytesOf([header, ...rows.filter(() => !random.chance(share))].join(""));
}

/** A key that changes what is computed, if the file does not have it yet. */
function settings(random, bytes) {
  const text = textOf(bytes);
  const piece = random.of(VALID);
  const key = /^\w+/.exec(piece)[0];
  return new RegExp(`^${key}:`, "m").test(text) ? bytes : bytesOf(`${text.trimEnd()}\n${piece}`);
}

function cells(random, bytes) {
  const rows = textOf(bytes).split(/(?<=\n)/);
  const cell = random.of(CELLS);
  // One cell, or a whole column of the rows.
  const at = random.below(9);
  const from = random.chance(0.2) ? 0 : random.below(rows.length);
  const to = random.chance(0.3) ? rows.length : from + 1;
  for (let row = from; row < to; row++) {
    const fields = rows[row].split(/(?=[,;\t])/);
    const index = at % fields.length;
    const [, mark = "", end = ""] = /^([,;\t]?)[^\r\n]*(\r?\n?)$/.exec(fields[index]) ?? [];
    fields[index] = `${mark}${cell}${end}`;
    rows[row] = fields.join("");
  }
  return bytesOf(rows.join(""));
}

function rows(random, bytes, others) {
  const all = textOf(bytes).split(/(?<=\n)/);
  const at = random.below(all.length);
  const other = textOf(random.of(others)).split(/(?<=\n)/);
  random.of([
    () => all.splice(at, 1 + random.below(5)),
    () => all.splice(at, 0, all[random.below(all.length)]),
    () => all.splice(at, 0, random.of(other)),
    () => all.splice(0, 1),
    () => all.splice(1),
    () => all.push(...all.slice(1)),
    () => all.reverse(),
    () => all.splice(at, 1, all[at].slice(0, random.below(all[at].length + 1))),
    () => all.splice(at, 0, random.of(["\n", "\r\n", ",,,,\n", "sep=;\n", "\ufeff", "#\n", "Total,,,\n"])),
    () => all.splice(0, all.length, ...all.map((row) => row.replaceAll(",", ";"))),
    () => all.splice(0, all.length, ...all.map((row) => row.replace(/\r?\n/, "\r"))),
  ])();
  return bytesOf(all.join(""));
}

function lines(random, bytes) {
  const all = textOf(bytes).split(/(?<=\n)/);
  const at = random.below(all.length);
  random.of([
    () => all.splice(at, 1),
    () => all.splice(at, 0, all[random.below(all.length)]),
    () => all.splice(at, 1, `  ${all[at]}`),
    () => all.splice(at, 1, all[at].trimStart()),
    () => all.push(random.of(YAML)),
  ])();
  return bytesOf(all.join(""));
}

function pieces(random, bytes) {
  const text = textOf(bytes);
  const at = random.below(text.length + 1);
  const isCell = random.chance(0.4);
  const word = /[\w.-]+/g;
  const words = [...text.matchAll(word)];
  if (words.length > 0 && random.chance(0.6)) {
    const { 0: old, index } = random.of(words);
    const piece = isCell ? random.of(CELLS) : random.chance(0.5) ? random.of(words)[0] : random.of(YAML);
    return bytesOf(text.slice(0, index) + piece + text.slice(index + old.length));
  }
  return bytesOf(text.slice(0, at) + random.of(isCell ? CELLS : YAML) + text.slice(at));
}

function byteNoise(random, bytes) {
  const copy = Buffer.from(bytes);
  const at = random.below(copy.length + 1);
  const some = Buffer.from(Array.from({ length: 1 + random.below(4) }, () => random.below(256)));
  return random.of([
    () => Buffer.concat([copy.subarray(0, at), some, copy.subarray(at)]),
    () => Buffer.concat([copy.subarray(0, at), copy.subarray(at + 1 + random.below(20))]),
    () => copy.subarray(0, at),
    () => {
      if (at < copy.length) copy[at] ^= 1 << random.below(8);
      return copy;
    },
    () => Buffer.from(copy.toString("utf8"), "utf16le"),
    () => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(copy.toString("utf8"), "utf16le")]),
    () => Buffer.from(copy.toString("utf8"), "latin1"),
    () => Buffer.concat([copy, copy]),
  ])();
}

/** Bytes that are no UTF-8 stay as they are, one character a byte. */
const textOf = (bytes) =>
  Buffer.from(bytes.toString("utf8")).equals(bytes) ? bytes.toString("utf8") : bytes.toString("latin1");
const bytesOf = (text) => Buffer.from(text, "utf8");
