import type { Interned } from "./interned.ts";
import type { IssueLog } from "./issue-log.ts";

/** Ids that differ only in case or space are probably one customer counted twice. */
export function warnSimilarIds(customers: Interned, log: IssueLog): void {
  if (areUnlike(customers.allBytes())) return;
  const firstWith = new Firsts(customers.length);
  for (let customer = 0; customer < customers.length; customer++) {
    const hash = foldedHash(customers.bytesOf(customer)) ?? hashOfText(folded(customers.at(customer)!));
    const other = firstWith.take(hash, customer);
    if (other === customer) continue;
    const id = customers.at(customer)!;
    const twin = customers.at(other)!;
    if (folded(id) === folded(twin))
      log.warning("customer-ids-similar", { column: "customer_id" }, {}, `"${twin}" and "${id}"`);
  }
}

/** Distinct ids of plain ASCII without spaces and in one case stay distinct when they are folded. */
function areUnlike(ids: Uint8Array): boolean {
  let lower = false;
  let upper = false;
  for (let i = 0; i < ids.length; i++) {
    const byte = ids[i]!;
    if (byte <= 32 || byte > 127) return false;
    if (byte >= 65 && byte <= 90) upper = true;
    else if (byte >= 97 && byte <= 122) lower = true;
  }
  return !(lower && upper);
}

/** For each hash the first customer that has it. Slots are pairs of customer + 1 (0: free) and hash. */
class Firsts {
  private readonly slots: Int32Array;

  constructor(customers: number) {
    this.slots = new Int32Array(2 ** (Math.ceil(Math.log2(1.5 * customers + 1)) + 1));
  }

  take(hash: number, customer: number): number {
    const { slots } = this;
    const mask = slots.length - 1;
    let slot = (2 * Math.imul(hash ^ (hash >>> 15), 0x9e3779b1)) & mask;
    for (; slots[slot] !== 0; slot = (slot + 2) & mask) if (slots[slot + 1] === hash) return slots[slot]! - 1;
    slots[slot] = customer + 1;
    slots[slot + 1] = hash;
    return customer;
  }
}

function folded(id: string): string {
  return id.toLowerCase().replace(/\s+/g, "");
}

/** Hash of an id without its case and spaces, from its bytes; null where that takes more than ASCII. */
function foldedHash(bytes: Uint8Array): number | null {
  let hash = 0x811c9dc5;
  for (const byte of bytes) {
    if (byte > 127) return null;
    if (byte <= 32) continue;
    hash = Math.imul(hash ^ (byte >= 65 && byte <= 90 ? byte + 32 : byte), 0x01000193);
  }
  return hash;
}

function hashOfText(text: string): number {
  return foldedHash(new TextEncoder().encode(text)) ?? hashOfUnits(text);
}

function hashOfUnits(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash;
}
