import type { Hash } from "node:crypto";
import { FORMATS } from "../render/index.ts";
import type { DataFlags } from "./options.ts";

/** A new SHA-256. */
export type Hashing = () => Hash;

/** Loading the library costs a start some milliseconds. */
export async function sha256(): Promise<Hashing> {
  const { createHash } = await import("node:crypto");
  return () => createHash("sha256");
}

/** Null where the report goes nowhere but to places that do not tell the hashes of what it rests on. */
export async function hashingFor({ format, output, baseline }: DataFlags): Promise<Hashing | null> {
  const isTold = output !== undefined || baseline !== undefined || FORMATS[format ?? "table"].withoutHashes !== true;
  return isTold ? sha256() : null;
}
