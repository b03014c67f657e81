import { closeSync, fstatSync, openSync, readFileSync } from "node:fs";
import type { MessagePort } from "node:worker_threads";
import { createSpellingIndex, type SpellingIndex } from "../../code/spellingIndex.ts";
import { failure, type Result, success } from "../../result.ts";
import { unreadable } from "../readProblem.ts";
import { linesOf, type ScanFormat } from "./lines.ts";
import { readBatch, type ScannedFile } from "./scanMessages.ts";
import { scanBytes } from "./scanFile.ts";
import type { FoundFile } from "./walk.ts";

/** Larger files are data; their trees would fill the memory. Notebooks are large by their pictures. */
const largest = { python: 64_000_000, notebook: 256_000_000 };

/** Scans what the main thread sends until it ends this one. */
export function serveScans(port: MessagePort): void {
  let index: SpellingIndex | undefined;
  const getIndex = () => (index ??= createSpellingIndex());
  port.on("message", (message) => {
    const { files, format } = readBatch(message);
    port.postMessage(files.map((file) => scanFile(file, format, getIndex)));
  });
}

function scanFile(file: FoundFile, format: ScanFormat, index: () => SpellingIndex): ScannedFile {
  const bytes = readBytes(file.path);
  if (!bytes.ok) return { problem: `${file.path} ${bytes.problem}` };
  try {
    const uses = scanBytes(file.name, bytes.value, index);
    if (!uses.ok) return { problem: `${file.path} ${uses.problem}` };
    return { lines: linesOf(file.name, uses.value, format), uses: uses.value.length };
  } catch (error) {
    // One file must not cost the answers of all others.
    return {
      problem: `${file.path} was not understood, which is a bug of ours: ${String(error)}.`,
    };
  }
}

function readBytes(path: string): Result<Uint8Array> {
  try {
    const file = openSync(path, "r");
    try {
      const { size } = fstatSync(file);
      const most = /\.ipynb$/i.test(path) ? largest.notebook : largest.python;
      if (size > most)
        return failure(`has ${Math.round(size / 1e6)} MB; at most ${most / 1e6} MB are read.`);
      return success(readFileSync(file));
    } finally {
      closeSync(file);
    }
  } catch (error) {
    return failure(unreadable(error));
  }
}
