import { statSync } from "node:fs";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";
import shared from "../../vitest.config.ts";

/** A mutant is done with at the first test that notices it, and short files are quickly through. */
class ShortFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const size = ({ moduleId }: TestSpecification) => statSync(moduleId).size;
    return [...files].sort((a, b) => size(a) - size(b));
  }
}

export default defineConfig({
  ...shared,
  test: {
    ...shared.test,
    include: process.env.MUTATION_TESTS!.split(" "),
    sequence: { sequencer: ShortFirst },
    // Loading the same modules for every file again would take most of the time.
    isolate: false,
  },
});
