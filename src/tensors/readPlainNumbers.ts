import { collected } from "./collector.ts";
import { runInSlices, type Work } from "../pace.ts";
import { placeText } from "./place.ts";
import { scanPlainOn, startPlainScan } from "./scan/plainScan.ts";
import { type Outcome, printedNonFinite, type Reading } from "./reading.ts";

/** How much text is scanned between two looks at the clock. */
const stride = 32_768;

/**
 * Reads numbers that are separated by blanks, tabs, commas, semicolons or line breaks.
 *
 * Several lines with equally many numbers, two or more, are the rows of a matrix; one number per
 * line is a vector; so are lines of other lengths if each one ends in a comma.
 */
export function readPlainNumbers(reading: Reading): Promise<Outcome | undefined> {
  return runInSlices(scanPlainNumbers(reading), reading.pace);
}

function* scanPlainNumbers({ text, origin }: Reading): Work<Outcome> {
  const scan = startPlainScan(text);
  while (!scan.end) {
    scanPlainOn(scan, scan.position + stride);
    yield scan.position / text.length;
  }

  if (scan.end.kind !== "complete") {
    const { flaw, kind } = scan.end;
    // Without a single number the text is of another form, and another reader says what is wrong.
    if (scan.collector.numbers.count === 0) return { kind: "otherForm" };
    return { kind, problem: flaw.sentence(placeText(text, flaw.at, origin)) };
  }
  const { shape } = scan.end;
  const { tensor, written } = yield* collected(scan.collector);
  const value = {
    tensor: { shape, data: tensor.data },
    text,
    array: { from: written.starts[0] ?? 0, to: written.ends.at(-1) ?? 0 },
    written,
    hasFloats: scan.hasFloats,
    nonFinite: printedNonFinite,
    origin,
  };
  return { kind: "read", value };
}
