import { run } from "../../src/cli/run.ts";
import type { Piece, World } from "../../src/cli/world.ts";
import { linesOf } from "../../src/cli/scan/lines.ts";
import { findAlone, scanBytes } from "../../src/cli/scan/scanFile.ts";
import { createSpellingIndex } from "../../src/code/spellingIndex.ts";
import { failure, success } from "../../src/result.ts";

/** What a command line leaves behind. */
export interface Outcome {
  readonly code: number;
  /** Standard output. */
  readonly out: Buffer;
  /** Standard error, without progress. */
  readonly err: string;
  /** Files that were written. */
  readonly saved: Readonly<Record<string, Buffer>>;
  /** What was shown as being done. */
  readonly progress: readonly string[];
}

/** Runs a command line in this process; `files` are by name, `-` is standard input. */
export async function runWith(
  args: readonly string[],
  files: Readonly<Record<string, Piece>> = {},
  { printsToTerminal = false } = {},
): Promise<Outcome> {
  const printed: Piece[] = [];
  const saved = new Map<string, Buffer>();
  const complaints: string[] = [];
  const progress: string[] = [];
  const world: World = {
    read: (name) => {
      const contents = new Map(Object.entries(files)).get(name);
      const found = contents === undefined ? failure(`${name} does not exist.`) : undefined;
      return Promise.resolve(found ?? success(joined([contents ?? ""])));
    },
    save: (name, pieces) => {
      saved.set(name, joined(pieces));
      return Promise.resolve(success(undefined));
    },
    print: (pieces) => {
      printed.push(...pieces);
      return Promise.resolve();
    },
    complain: (line) => complaints.push(line),
    progress: (doing) => progress.push(doing),
    async *walk(path) {
      for (const name of Object.keys(files)) {
        if (name.startsWith(`${path}/`)) {
          yield await Promise.resolve(
            success({ path: name, name: name.slice(path.length + 1), root: path }),
          );
        }
      }
    },
    async *scan(found, format) {
      for await (const { path, name } of found) {
        const bytes = joined([new Map(Object.entries(files)).get(path) ?? ""]);
        const uses = await scanBytes(name, bytes, findAlone(createSpellingIndex()));
        yield uses.ok
          ? { lines: linesOf(name, uses.value, format), uses: uses.value.length }
          : { problem: `${path} ${uses.problem}` };
      }
    },
    printsToTerminal,
    pause: () => Promise.resolve(),
    isCancelled: () => false,
    version: "1.2.3",
  };
  const code = await run(args, world);
  const err = complaints.join("\n");
  return { code, out: joined(printed), err, saved: Object.fromEntries(saved), progress };
}

function joined(pieces: Iterable<Piece>): Buffer {
  return Buffer.concat(
    Array.from(pieces, (piece) => (typeof piece === "string" ? Buffer.from(piece) : piece)),
  );
}
