import { rmSync } from "node:fs";
import { type FileHandle, open, realpath, rename, stat } from "node:fs/promises";
import { failure, type Result, success } from "../result.ts";
import { codeOf } from "./errorCode.ts";
import type { Piece } from "./world.ts";

/** Files that are being written and are not whole yet. */
const unfinished = new Set<string>();

/** Removes what an ending process has written in part. */
export function removeUnfinished(): void {
  for (const file of unfinished) rmSync(file, { force: true });
}

/**
 * Replaces a file by its new contents once they are whole: who reads meanwhile, and who runs out of
 * disk, has the old ones.
 */
export async function saveFile(name: string, pieces: Iterable<Piece>): Promise<Result<undefined>> {
  try {
    const target = await realpath(name).catch(() => name);
    const isReplaceable = (await stat(target).catch(() => undefined))?.isFile() ?? true;
    // A device or a pipe cannot be replaced.
    if (isReplaceable) await replaceBy(target, pieces);
    else await writeInto(await open(target, "w"), pieces);
    return success(undefined);
  } catch (error) {
    return failure(`${name} ${unwritable(error)}`);
  }
}

async function replaceBy(target: string, pieces: Iterable<Piece>): Promise<void> {
  const partial = `${target}.${process.pid}.part`;
  unfinished.add(partial);
  try {
    await writeInto(await open(partial, "wx"), pieces);
    await rename(partial, target);
  } finally {
    rmSync(partial, { force: true });
    unfinished.delete(partial);
  }
}

async function writeInto(file: FileHandle, pieces: Iterable<Piece>): Promise<void> {
  try {
    for (const piece of pieces) await file.writeFile(piece);
  } finally {
    await file.close();
  }
}

function unwritable(error: unknown): string {
  switch (codeOf(error)) {
    case "ENOENT":
    case "ENOTDIR":
      return "is in a folder that is not there.";
    case "EISDIR":
      return "is a folder.";
    case "EACCES":
    case "EPERM":
    case "EROFS":
      return "may not be written.";
    case "ENOSPC":
      return "does not fit on the disk.";
    default:
      return `cannot be written: ${String(codeOf(error) ?? error)}.`;
  }
}
