import { failure, type Result, success } from "../../result.ts";
import { readArguments } from "../arguments.ts";
import type { ScanFormat } from "./lines.ts";

/** What `scan` is asked for. */
export interface ScanOptions {
  /** Files and folders, at least one. */
  readonly paths: readonly string[];
  readonly format: ScanFormat;
}

/** Reads the arguments of `scan`; fails with a sentence where they are not understood. */
export function readScanOptions(args: readonly string[]): Result<ScanOptions> {
  const read = readArguments(args, { format: { type: "string" } });
  if (!read.ok) return read;
  const { values, positionals: paths } = read.value;
  const { format = "json" } = values;
  if (format !== "json" && format !== "text") {
    return failure(`--format of scan is json or text, not ${format}.`);
  }
  if (paths.length === 0) return failure("A file or a folder to scan is missing.");
  return success({ paths, format });
}
