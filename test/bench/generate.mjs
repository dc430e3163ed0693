// Writes a seeded subscriptions CSV and costs CSV: four lines a customer over 60 months, half of them annual.
// node test/bench/generate.mjs ROWS FOLDER [shuffled]

import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";

const [rows = 1000, folder = ".", order] = [Number(process.argv[2]), process.argv[3], process.argv[4]];
const LINES_PER_CUSTOMER = 4;
const MONTHS = 60;
const FIRST_YEAR = 2020;

/** mulberry32: the same numbers on every machine. */
function generator(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}
const random = generator(20260101);
const whole = (below) => Math.floor(random() * below);
const two = (n) => String(n).padStart(2, "0");
const date = (month, day) => `${FIRST_YEAR + Math.floor(month / 12)}-${two((month % 12) + 1)}-${two(day)}`;
const SEGMENTS = ["retail", "clinic", "school", "factory"];

await mkdir(folder, { recursive: true });
const out = createWriteStream(join(folder, "subscriptions.csv"));
out.write("customer_id,subscription_id,start_date,end_date,amount,interval,quantity,segment\n");
await writeAll(order === "shuffled" ? shuffled([...lines()]) : lines());
out.end();
await once(out, "finish");

/** A customer's lines stand together, in order of their start. */
function* lines() {
  for (let row = 0, customer = 0; row < rows; customer++) {
    const annual = random() < 0.5;
    const length = annual ? 12 : 1 + whole(9);
    const day = 1 + whole(28);
    let month = whole(MONTHS - 6);
    let amount = 5000 + whole(200000);
    for (let i = 0; i < LINES_PER_CUSTOMER && row < rows; i++, row++) {
      const open = i === LINES_PER_CUSTOMER - 1 && random() < 0.6;
      const end = month + length;
      const price = annual ? amount * 10 : amount;
      yield `C${String(customer).padStart(7, "0")},S${customer}-${i},${date(month, day)},${open ? "" : date(end, day)},${Math.floor(price / 100)}.${two(price % 100)},${annual ? "year" : "month"},${1 + whole(3)},${SEGMENTS[customer % SEGMENTS.length]}\n`;
      month = end + (random() < 0.1 ? 1 + whole(3) : 0);
      amount = Math.max(1000, amount + whole(20001) - 8000);
    }
  }
}

function shuffled(list) {
  for (let i = list.length - 1; i > 0; i--) {
    const j = whole(i + 1);
    [list[i], list[j]] = [list[j], list[i]];
  }
  return list;
}

async function writeAll(list) {
  let block = "";
  for (const line of list) {
    block += line;
    if (block.length <= 1 << 20) continue;
    if (!out.write(block)) await once(out, "drain");
    block = "";
  }
  out.write(block);
}

const costs = ["month,category,amount"];
for (let month = 0; month < MONTHS; month++)
  for (const category of ["sales", "marketing", "delivery", "service", "rnd", "admin"])
    costs.push(`${date(month, 1).slice(0, 7)},${category},${(rows * (40 + whole(20))) / 10}.00`);
await writeFile(join(folder, "costs.csv"), `${costs.join("\n")}\n`);
