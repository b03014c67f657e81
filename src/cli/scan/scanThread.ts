import { closeSync, fstatSync, openSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { MessagePort } from "node:worker_threads";
import { findingUses, type FoundUse, type ParsedModule } from "../../code/findUses.ts";
import { createSpellingIndex, type SpellingIndex } from "../../code/spellingIndex.ts";
import { runAtOnce } from "../../pace.ts";
import { failure, type Result, success } from "../../result.ts";
import { unreadable } from "../readProblem.ts";
import { linesOf, type ScanFormat } from "./lines.ts";
import { Neighbourhood } from "./neighbourhood.ts";
import { readBatch, type ScannedFile } from "./scanMessages.ts";
import { scanBytes } from "./scanFile.ts";
import type { FoundFile } from "./walk.ts";

/** Larger files are data; their trees would fill the memory. Notebooks are large by their pictures. */
const largest = { python: 64_000_000, notebook: 256_000_000 };

/** Scans what the main thread sends until it ends this one. */
export function serveScans(port: MessagePort): void {
  const scanner = new Scanner();
  port.on("message", (message) => {
    const { files, format } = readBatch(message);
    void scanner.scan(files, format).then((scanned) => port.postMessage(scanned));
  });
}

class Scanner {
  /** Made when a file needs it: most do not. */
  #index: SpellingIndex | undefined;
  /** The project that was scanned last; one after the other is. */
  #around: { readonly root: string; readonly files: Neighbourhood } | undefined;

  async scan(files: readonly FoundFile[], format: ScanFormat): Promise<ScannedFile[]> {
    const scanned: ScannedFile[] = [];
    for (const file of files) scanned.push(await this.#scanFile(file, format));
    return scanned;
  }

  async #scanFile(file: FoundFile, format: ScanFormat): Promise<ScannedFile> {
    const bytes = readBytes(file.path);
    if (!bytes.ok) return { problem: `${file.path} ${bytes.problem}` };
    try {
      const uses = await scanBytes(file.name, bytes.value, (module) => this.#find(module, file));
      if (!uses.ok) return { problem: `${file.path} ${uses.problem}` };
      return { lines: linesOf(file.name, uses.value, format), uses: uses.value.length };
    } catch (error) {
      // One file must not cost the answers of all others.
      return {
        problem: `${file.path} was not understood, which is a bug of ours: ${String(error)}.`,
      };
    }
  }

  #find(module: ParsedModule, { path, root }: FoundFile): Promise<readonly FoundUse[]> {
    const index = (this.#index ??= createSpellingIndex());
    if (this.#around?.root !== root)
      this.#around = { root, files: new Neighbourhood(slashed(root)) };
    return this.#around.files.ask(slashed(resolve(path)), module, (located) =>
      runAtOnce(findingUses(located, index)),
    );
  }
}

/** A path as modules are looked for by: with forward slashes, and none at its end. */
function slashed(path: string): string {
  return path.replaceAll("\\", "/").replace(/\/$/, "");
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
