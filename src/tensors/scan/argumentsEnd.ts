/** Arguments beside the numbers are a few words; nobody writes more of them. */
const longestArguments = 10_000;

/**
 * The offset of the parenthesis that closes the call which `from` is directly inside of.
 *
 * Strings and inner brackets are stepped over. Undefined where nothing closes it.
 */
export function argumentsEnd(text: string, from: number): number | undefined {
  const written = text.slice(from, from + longestArguments);
  const piece = /(["'])(?:(?!\1)[^\\\n]|\\[^])*\1|#[^\n]*|[([{]|[)\]}]|[^"'#()[\]{}]+|[^]/y;
  let depth = 0;
  while (piece.lastIndex < written.length) {
    const at = from + piece.lastIndex;
    const found = piece.exec(written)?.[0] ?? "";
    // A string that does not end swallows the rest.
    if (found === "'" || found === '"') return undefined;
    if (/^[([{]$/.test(found)) depth++;
    else if (/^[)\]}]$/.test(found)) {
      if (depth === 0) return found === ")" ? at : undefined;
      depth--;
    }
  }
  return undefined;
}
