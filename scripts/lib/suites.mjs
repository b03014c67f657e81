import { buildBundles } from "./bundles.mjs";
import { findChromium } from "./chromium.mjs";
import { findEmbeddedVscode } from "./embeddedVscode.mjs";
import { chooseHost, runHostTests } from "./hostTests.mjs";
import { findTests, runNodeTests } from "./nodeTests.mjs";
import { packageExtension } from "./packageExtension.mjs";
import { out } from "./paths.mjs";

/**
 * @typedef {import("./nodeTests.mjs").Outcome} Outcome
 * @typedef {{ only: string | undefined, onTest: import("./nodeTests.mjs").TestListener | undefined }} RunOptions
 *
 * @typedef {object} Suite
 * @property {string} name as the command line has it
 * @property {boolean} isSlow its tests are told one by one
 * @property {(options: RunOptions) => AsyncIterable<Outcome>} run
 */

const built = once(buildBundles);
const packaged = once(async () => {
  await built();
  const vsix = await packageExtension(out);
  // For tests that run in processes of their own.
  process.env["ACTIVATION_LENS_VSIX"] = vsix;
  return vsix;
});
const browser = once(async () => {
  process.env["CHROME_PATH"] = await findChromium();
});

/**
 * Every suite, in the order in which they run. What is not in a folder that has its own suite is a
 * unit test.
 *
 * @type {readonly Suite[]}
 */
export const suites = [
  {
    name: "unit",
    isSlow: false,
    async *run(options) {
      const files = await findTests((folder) => !suites.some(({ name }) => name === folder));
      yield runNodeTests({ ...options, name: "unit", files });
    },
  },
  nodeSuite("architecture", { isSlow: false }),
  nodeSuite("worker", { isSlow: false, needs: [built] }),
  nodeSuite("package", { isSlow: false, needs: [packaged] }),
  nodeSuite("webview", { isSlow: true, needs: [built, browser] }),
  {
    name: "host",
    isSlow: true,
    async *run(options) {
      const vsix = await packaged();
      const host = await chooseHost();
      console.log(`  in ${host.name}, the extension from the development folder`);
      yield runHostTests({ ...options, host });
      console.log(`  in ${host.name}, the extension from its package`);
      yield runHostTests({ ...options, host, vsix });
    },
  },
  nodeSuite("ui", { isSlow: true, alone: true, needs: [packaged, browser, findEmbeddedVscode] }),
];

/**
 * The tests of the folder of `test` that has the suite's name.
 *
 * @param {string} name
 * @param {object} options
 * @param {boolean} options.isSlow
 * @param {boolean} [options.alone] one file at a time
 * @param {readonly (() => Promise<unknown>)[]} [options.needs] what must be there first
 * @returns {Suite}
 */
function nodeSuite(name, { isSlow, alone = false, needs = [] }) {
  return {
    name,
    isSlow,
    async *run(options) {
      for (const need of needs) await need();
      const files = await findTests((folder) => folder === name);
      yield runNodeTests({ ...options, name, files, alone });
    },
  };
}

/**
 * @template Value
 * @param {() => Promise<Value>} action
 * @returns {() => Promise<Value>}
 */
function once(action) {
  /** @type {Promise<Value> | undefined} */
  let result;
  return () => (result ??= action());
}
