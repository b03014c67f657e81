import { isEnding } from "./processes.mjs";

/** Something that the person at the terminal can act on, told in one sentence. */
export class Problem extends Error {}

/**
 * Runs a command's main function to its exit code. The one place where a command's errors end: a
 * problem is told as its sentence; a bug too, with its stack where `DEBUG` is set.
 *
 * @param {() => Promise<number | void>} main
 */
export async function runCommand(main) {
  try {
    process.exitCode = (await main()) ?? 0;
  } catch (error) {
    if (isEnding()) return;
    process.exitCode = 1;
    console.error(describe(error));
  }
}

/** @param {unknown} error */
function describe(error) {
  if (!(error instanceof Error)) return String(error);
  if (process.env["DEBUG"]) return error.stack ?? error.message;
  if (error instanceof Problem) return error.message;
  return `${messageOf(error)} (set DEBUG=1 to see where)`;
}

/**
 * What went wrong, on one line.
 *
 * @param {unknown} error
 */
export function messageOf(error) {
  if (!(error instanceof Error)) return String(error);
  if ("code" in error && error.code === "ENOSPC") return "The disk is full.";
  return error.message.split("\n")[0] ?? "";
}
