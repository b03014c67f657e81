import { readFileSync } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { setImmediate } from "node:timers/promises";
import { failure, type Result, success } from "../result.ts";
import { countText } from "../tensors/tensor.ts";
import { codeOf } from "./errorCode.ts";
import { unreadable } from "./readProblem.ts";
import { scanOnThreads } from "./scan/scanThreads.ts";
import { walk } from "./scan/walk.ts";
import { removeUnfinished, saveFile } from "./saveFile.ts";
import type { Piece, World } from "./world.ts";

/** More is refused before memory is taken for it. */
const largestFile = 2 ** 30;

/** The files, streams and terminal of this process. */
export function nodeWorld(): World {
  return {
    read: (name) => (name === "-" ? readStandardInput() : readWhole(name)),
    save: saveFile,
    print: (pieces) => print(pieces),
    complain: (line) => void process.stderr.write(`${line}\n`),
    progress: showProgress,
    walk,
    scan: (files, format) =>
      scanOnThreads(files, format, { program: __filename, threads: os.availableParallelism() }),
    printsToTerminal: process.stdout.isTTY,
    pause: () => setImmediate(),
    isCancelled: () => false,
    version: readVersion(),
  };
}

/** Runs a command to the end of the process. The one place where exceptions end. */
export async function runUntilInterrupted(command: () => Promise<number>): Promise<void> {
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => {
      removeUnfinished();
      showProgress("");
      // Once more without a handler: who waits for us must see that a signal ended us.
      process.kill(process.pid, signal);
    });
  }
  // A reader that has seen enough, such as head, is no problem.
  process.stdout.on("error", (error: Error) => {
    if (codeOf(error) === "EPIPE") process.exit(0);
    const reason = codeOf(error) === "ENOSPC" ? "the disk is full" : error.message;
    process.stderr.write(`Standard output cannot be written: ${reason}.\n`);
    process.exit(1);
  });
  try {
    process.exitCode = await command();
  } catch (error) {
    showProgress("");
    process.exitCode = 1;
    process.stderr.write(`${sentenceFor(error)}\n`);
  }
}

function sentenceFor(error: unknown): string {
  if (process.env["DEBUG"] && error instanceof Error) return error.stack ?? error.message;
  const text = error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error);
  const isMemory = error instanceof RangeError && /allocation failed|string length/i.test(text);
  if (isMemory) return "There is not enough memory for that many numbers.";
  return `This is a bug of ours: ${text} (set DEBUG=1 to see where).`;
}

async function readWhole(name: string): Promise<Result<Uint8Array>> {
  try {
    const { size } = await stat(name);
    if (size > largestFile) return failure(`${name}: ${tooLarge(size)}`);
    return success(await readFile(name));
  } catch (error) {
    return failure(`${name} ${unreadable(error)}`);
  }
}

async function readStandardInput(): Promise<Result<Uint8Array>> {
  const pieces: Buffer[] = [];
  let size = 0;
  try {
    for await (const piece of process.stdin) {
      if (!Buffer.isBuffer(piece)) continue;
      size += piece.length;
      if (size > largestFile) return failure(`standard input: ${tooLarge(size)}`);
      pieces.push(piece);
    }
  } catch (error) {
    return failure(`Standard input ${unreadable(error)}`);
  }
  return success(Buffer.concat(pieces));
}

const tooLarge = (size: number): string =>
  `There are ${countText(size)} bytes or more; at most ${countText(largestFile)} are read.`;

async function print(pieces: Iterable<Piece>): Promise<void> {
  for (const piece of pieces) {
    if (process.stdout.write(piece)) continue;
    await new Promise<void>((resolve) => void process.stdout.once("drain", resolve));
  }
}

let isShown = false;

function showProgress(doing: string): void {
  if (!process.stderr.isTTY || (doing === "" && !isShown)) return;
  isShown = doing !== "";
  process.stderr.write(`\r\x1b[K${doing === "" ? "" : `${doing} …`}`);
}

/** The package stands above the bundle, in a checkout and where the extension is installed. */
function readVersion(): string {
  try {
    const manifest: unknown = JSON.parse(
      readFileSync(path.join(__dirname, "..", "package.json"), "utf8"),
    );
    const isObject = typeof manifest === "object" && manifest !== null;
    return String((isObject ? Reflect.get(manifest, "version") : undefined) ?? "unknown");
  } catch {
    return "unknown";
  }
}
