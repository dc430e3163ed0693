// Stands in for vitest while mutants are tried, with vitest's own `expect`: a test file registers its tests and nothing
// more, so that thousands of mutants can be tried in one process.
import { ASYMMETRIC_MATCHERS_OBJECT, chai, JestAsymmetricMatchers, JestChaiExpect, JestExtend } from "@vitest/expect";

chai.use(JestExtend);
chai.use(JestChaiExpect);
chai.use(JestAsymmetricMatchers);

export const expect = Object.assign(
  (value, message) => chai.expect(value, message),
  chai.expect,
  globalThis[ASYMMETRIC_MATCHERS_OBJECT],
);

/** The tests of the file that is loading. */
let tests = [];
const titles = [];

export function collect(load) {
  tests = [];
  load();
  return tests;
}

export function describe(title, body) {
  titles.push(title);
  body();
  titles.pop();
}

export function it(title, run) {
  tests.push({ name: [...titles, title].join(" "), run });
}

const each = (register) => (table) => (title, body) => {
  table.forEach((row, index) => {
    const values = Array.isArray(row) ? row : [row];
    register(`${title} (${index + 1})`, () => body(...values));
  });
};
describe.each = each(describe);
it.each = each(it);
