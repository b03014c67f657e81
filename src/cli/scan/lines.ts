import type { LocatedUse } from "./scanFile.ts";

/** How a scan is written. */
export type ScanFormat = "json" | "text";

/** What a scan prints of one file: a line for each use, and one that it was read. */
export function linesOf(file: string, uses: readonly LocatedUse[], format: ScanFormat): string {
  if (format === "text") return uses.map((use) => textLine(file, use)).join("");
  const lines = uses.map((use) => `${JSON.stringify({ file, ...use })}\n`).join("");
  return `${lines}${JSON.stringify({ scanned: true, file })}\n`;
}

/**
 * `net.py:12:9: leaky_relu torch.nn.LeakyReLU (module_call, certain)`, which editors and terminals
 * make a link of: lines and columns count from 1 here.
 */
function textLine(file: string, use: LocatedUse): string {
  const { cell, line, col, id, qualifiedName, category, confidence, parameters } = use;
  const where = `${file}${cell === undefined ? "" : `[${cell}]`}:${line + 1}:${col + 1}`;
  const written = parameters
    .filter(({ origin }) => origin === "written")
    .map(({ name, value }) => `, ${name}=${String(value)}`);
  const what = `${id ?? "?"} ${oneLine(qualifiedName)}`;
  return `${where}: ${what} (${category}, ${confidence}${written.join("")})\n`;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ");
}
