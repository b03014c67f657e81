/** Where a text starts in its document, as the editor's status bar counts: from 1. */
export interface Origin {
  readonly line: number;
  readonly column: number;
  /** How wide a tab is; where absent, a tab counts as one column. */
  readonly tabSize?: number;
}

/** The start of a document. */
export const documentStart: Origin = { line: 1, column: 1 };

/**
 * `line 3, column 7`: an offset of the text as the editor's status bar shows it.
 *
 * A character outside of the basic plane is one column although it is two UTF-16 units.
 */
export function placeText(text: string, offset: number, origin: Origin): string {
  let line = origin.line;
  let lineStart = 0;
  for (;;) {
    const lineEnd = text.indexOf("\n", lineStart);
    if (lineEnd < 0 || lineEnd >= offset) break;
    lineStart = lineEnd + 1;
    line++;
  }
  // Columns before the text's own first character count on its first line only.
  let column = lineStart === 0 ? origin.column - 1 : 0;
  for (let i = lineStart; i < offset; i++) {
    const unit = text.charCodeAt(i);
    const isSecondHalf = unit >= 0xdc00 && unit <= 0xdfff;
    if (unit === 9) column += origin.tabSize ? origin.tabSize - (column % origin.tabSize) : 1;
    else if (!isSecondHalf) column++;
  }
  return `line ${line}, column ${column + 1}`;
}

const longestExcerpt = 30;

/** A piece of the text as sentences quote it: short, on one line, and never a link. */
export function excerpt(text: string, from: number, to: number): string {
  const shown = Array.from(text.slice(from, Math.min(to, from + 2 * longestExcerpt + 2)));
  const clipped =
    shown.length > longestExcerpt
      ? `${shown.slice(0, longestExcerpt - 1).join("")}…`
      : shown.join("");
  // Editors turn [text](address) within a message into a link.
  return clipped.replace(/[\s\p{C}]+/gu, " ").replaceAll("](", "] (");
}
