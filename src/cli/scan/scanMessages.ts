import type { ScanFormat } from "./lines.ts";
import type { FoundFile } from "./walk.ts";

/** What a thread is asked: some files, one after the other. */
export interface ScanBatch {
  readonly format: ScanFormat;
  readonly files: readonly FoundFile[];
}

/** What a scan tells of one file: what is printed, or why it was skipped. */
export type ScannedFile =
  | { readonly lines: string; readonly uses: number }
  /** One sentence. */
  | { readonly problem: string };

/** Reads what a thread was asked; fails loudly, since both ends are ours. */
export function readBatch(message: unknown): ScanBatch {
  const format = member(message, "format");
  const files = member(message, "files");
  if ((format !== "json" && format !== "text") || !Array.isArray(files)) throw unknownMessage();
  return {
    format,
    files: files.map((file: unknown) => ({
      path: textIn(file, "path"),
      name: textIn(file, "name"),
      root: textIn(file, "root"),
    })),
  };
}

/** Reads what a thread answered, a result for each file of its batch. */
export function readAnswer(message: unknown): readonly ScannedFile[] {
  if (!Array.isArray(message)) throw unknownMessage();
  return message.map((file: unknown) => {
    const uses = member(file, "uses");
    return typeof uses === "number"
      ? { lines: textIn(file, "lines"), uses }
      : { problem: textIn(file, "problem") };
  });
}

function textIn(message: unknown, name: string): string {
  const text = member(message, name);
  if (typeof text !== "string") throw unknownMessage();
  return text;
}

function member(message: unknown, name: string): unknown {
  return typeof message === "object" && message !== null ? Reflect.get(message, name) : undefined;
}

function unknownMessage(): Error {
  return new Error("A thread sent something unknown");
}
