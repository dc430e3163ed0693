#!/usr/bin/env node
import { run } from "../dist/ue.js";

process.exitCode = await run(process);
