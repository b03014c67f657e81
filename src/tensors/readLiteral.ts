import { collected } from "./collector.ts";
import { scanOn } from "./scan/literalScan.ts";
import { startScan } from "./scan/literalState.ts";
import { runInSlices, type Work } from "../pace.ts";
import { placeText } from "./place.ts";
import { type Outcome, printedNonFinite, pythonNonFinite, type Reading } from "./reading.ts";

/** How much text is scanned between two looks at the clock. */
const stride = 32_768;

/**
 * Reads numbers in brackets: Python lists and tuples, `np.array(…)` and its like, printed arrays,
 * single numbers in such calls; after an assignment and within `print(…)` too.
 *
 * Only literal numbers, in one pass over texts of any length; arithmetic is left to other readers.
 */
export function readLiteral(reading: Reading): Promise<Outcome | undefined> {
  return runInSlices(scanLiteral(reading), reading.pace);
}

function* scanLiteral({ text, origin }: Reading): Work<Outcome> {
  const start = targetEnd(text);
  const scan = startScan(text, start, start > 0);
  while (!scan.end) {
    scanOn(scan, scan.position + stride);
    yield scan.position / text.length;
  }

  if (scan.end.kind !== "complete") {
    const { flaw, kind } = scan.end;
    return { kind, problem: flaw.sentence(placeText(text, flaw.at, origin)) };
  }
  const usual = scan.usesBlanks ? printedNonFinite : pythonNonFinite;
  const value = {
    ...(yield* collected(scan.collector)),
    text,
    array: { from: scan.arrayFrom, to: scan.arrayTo },
    hasFloats: scan.hasFloats,
    nonFinite: scan.nonFinite ?? usual,
    origin,
  };
  return { kind: "read", value };
}

/** No assignment's left side is longer. */
const longestTarget = 2_000;

/** The offset after `inputs =`, `inputs: list[float] =` or `return`; 0 where nothing like it is there. */
function targetEnd(text: string): number {
  const target =
    /^(?:\s|#[^\n]*\n)*(?:(?:[\p{L}_][\p{L}\p{N}_.]*[ \t]*(?::[^=\n#]*)?=(?!=)\s*)+|return\b\s*)/u;
  return target.exec(text.slice(0, longestTarget))?.[0].length ?? 0;
}
