import { failure, type Result, success } from "../../result.ts";

/** A code cell of a notebook. */
export interface CodeCell {
  /** Its place among all cells, from 0. */
  readonly index: number;
  readonly source: string;
}

/**
 * The code cells of an `.ipynb` file whose language is Python; none where it is another one. The end
 * of a sentence that begins with the file's name where it is no notebook.
 *
 * Reads all forms since nbformat 3: a source is text or lines of it, cells may be in worksheets.
 */
export function readNotebook(text: string): Result<readonly CodeCell[]> {
  let notebook: unknown;
  try {
    notebook = JSON.parse(text);
  } catch {
    return failure("is no notebook: it is not JSON.");
  }
  const cells = cellsOf(notebook);
  if (!cells) return failure("is no notebook: it has no cells.");
  const language = languageOf(notebook);
  if (language !== undefined && !/python/i.test(language)) return success([]);
  return success(
    cells.flatMap((cell, index) =>
      member(cell, "cell_type") === "code" ? [{ index, source: sourceOf(cell) }] : [],
    ),
  );
}

function cellsOf(notebook: unknown): readonly unknown[] | undefined {
  const cells = member(notebook, "cells");
  if (Array.isArray(cells)) return Array.from<unknown>(cells);
  const worksheets = member(notebook, "worksheets");
  if (!Array.isArray(worksheets)) return undefined;
  return worksheets.flatMap((sheet: unknown) => {
    const own: unknown = member(sheet, "cells");
    return Array.isArray(own) ? Array.from<unknown>(own) : [];
  });
}

/** nbformat 3 calls it `input`. */
function sourceOf(cell: unknown): string {
  const source = member(cell, "source") ?? member(cell, "input");
  if (typeof source === "string") return source;
  return Array.isArray(source) ? source.filter((line) => typeof line === "string").join("") : "";
}

function languageOf(notebook: unknown): string | undefined {
  const metadata = member(notebook, "metadata");
  const language =
    member(member(metadata, "language_info"), "name") ??
    member(member(metadata, "kernelspec"), "language");
  return typeof language === "string" ? language : undefined;
}

function member(data: unknown, name: string): unknown {
  return typeof data === "object" && data !== null ? Reflect.get(data, name) : undefined;
}
