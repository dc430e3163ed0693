import { readFile } from "node:fs/promises";
import { defineConfig } from "vitest/config";
import { parse } from "yaml";

export default defineConfig({
  plugins: [
    {
      name: "yaml-as-data",
      async load(id) {
        if (!id.endsWith(".yaml")) return null;
        return `export default ${JSON.stringify(parse(await readFile(id, "utf8")))}`;
      },
    },
  ],
  test: {
    include: ["test/**/*.test.ts"],
    // A hung test must end; a slow machine must not.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    coverage: { provider: "v8", include: ["src/**/*.ts"], reporter: ["text-summary"] },
  },
});
