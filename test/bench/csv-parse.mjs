// Reads a file with csv-parse and does nothing with it. node test/bench/csv-parse.mjs FILE
import { createReadStream } from "node:fs";
import { parse } from "csv-parse";

let rows = 0;
for await (const record of createReadStream(process.argv[2]).pipe(parse())) rows += record.length > 0 ? 1 : 0;
console.log(rows);
