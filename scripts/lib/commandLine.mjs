import { parseArgs } from "node:util";
import { Problem, messageOf } from "./problem.mjs";

/**
 * Reads the command line; what it may not contain is a problem.
 *
 * @template {import("node:util").ParseArgsConfig} Config
 * @param {Config} config
 * @returns {ReturnType<typeof parseArgs<Config>>}
 */
export function readCommandLine(config) {
  try {
    return parseArgs(config);
  } catch (error) {
    throw new Problem(messageOf(error));
  }
}
