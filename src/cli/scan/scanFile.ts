import {
  findingUses,
  type FoundUse,
  mayUseActivations,
  type ParsedModule,
  readModule,
} from "../../code/findUses.ts";
import { joinCells } from "../../code/notebook.ts";
import type { SpellingIndex } from "../../code/spellingIndex.ts";
import { runAtOnce } from "../../pace.ts";
import { type Result, success } from "../../result.ts";
import { decodePython } from "./decodePython.ts";
import { Positions } from "./positions.ts";
import { type CodeCell, readNotebook } from "./readNotebook.ts";
import { useRecord, type UseRecord } from "./useRecord.ts";

/** A use, in a notebook with the cell that it is in: its place among all cells, from 0. */
export interface LocatedUse extends UseRecord {
  readonly cell?: number;
}

/** How uses are found in a module: with or without other files around it. */
export type FindUses = (module: ParsedModule) => Promise<readonly FoundUse[]>;

/** Finds uses by what a module tells alone. */
export function findAlone(index: SpellingIndex): FindUses {
  return (module) => Promise.resolve(runAtOnce(findingUses(module, index)));
}

/**
 * Every use in the bytes of a file, in the order of the text. The end of a sentence that begins with
 * the file's name where they are no text or no notebook.
 *
 * @param name tells by its ending whether it is a notebook
 */
export async function scanBytes(
  name: string,
  bytes: Uint8Array,
  find: FindUses,
): Promise<Result<readonly LocatedUse[]>> {
  const text = decodePython(bytes);
  if (!text.ok) return text;
  if (!/\.ipynb$/i.test(name)) return success(await usesIn(text.value, find));
  const cells = readNotebook(text.value);
  return cells.ok ? success(await usesInCells(cells.value, find)) : cells;
}

async function usesInCells(
  cells: readonly CodeCell[],
  find: FindUses,
): Promise<readonly LocatedUse[]> {
  const { text, starts } = joinCells(cells.map(({ source }) => source));
  return usesIn(
    text,
    find,
    cells.map(({ index: cell }, i) => ({ cell, start: starts[i] ?? 0 })),
  );
}

async function usesIn(
  text: string,
  find: FindUses,
  cells: readonly { readonly cell: number; readonly start: number }[] = [],
): Promise<readonly LocatedUse[]> {
  if (!mayUseActivations(text)) return [];
  const module = runAtOnce(readModule(text));
  const uses = await find(module);
  if (uses.length === 0) return [];
  const positions = new Positions(text);
  return uses.map((use) => {
    const around = cells.findLast(({ start }) => start <= use.token.from);
    const record = useRecord(use, positions.of(use.token, around?.start), module);
    return around ? { cell: around.cell, ...record } : record;
  });
}
