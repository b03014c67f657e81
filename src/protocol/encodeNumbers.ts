/**
 * Replaces the numbers that JSON loses (NaN, ±Infinity and −0) by text, in lists and records of any
 * depth, so that what comes out survives `JSON.stringify`; fields that are undefined are left out.
 *
 * Messages between host and page travel as JSON, and so does the state that a page keeps. The
 * readers of this folder take the text back wherever they expect a number, and plain numbers too.
 */
export function encodeNumbers(data: unknown): unknown {
  if (typeof data === "number") return encodeNumber(data);
  if (Array.isArray(data)) return data.map(encodeNumbers);
  if (typeof data === "object" && data !== null) {
    return Object.fromEntries(
      Object.entries(data)
        .filter(([, value]) => value !== undefined)
        .map(([key, value]) => [key, encodeNumbers(value)]),
    );
  }
  return data;
}

function encodeNumber(x: number): number | string {
  if (Object.is(x, -0)) return "-0";
  return Number.isFinite(x) ? x : String(x);
}
