import { addNumber, type Collector, emptyCollector } from "../collector.ts";
import {
  elided,
  type Flaw,
  missingNumber,
  mixedSeparators,
  notRead,
  raggedRow,
  wordFlaw,
} from "../flaws.ts";
import { continuesWord, emptyToken, type NumberToken, scanNumber } from "./numberToken.ts";

type Separator = "," | ";" | " ";

/** How a scan ended. */
export type PlainEnd =
  | { readonly kind: "complete"; readonly shape: readonly number[] }
  | { readonly kind: "problem"; readonly flaw: Flaw }
  /** Not numbers alone. The flaw holds if the text is nothing else either. */
  | { readonly kind: "otherForm"; readonly flaw: Flaw };

/** A scan on its way through plain number text: all that it has to remember to go on later. */
export interface PlainScan {
  readonly text: string;
  readonly collector: Collector;
  readonly token: NumberToken;
  position: number;
  end: PlainEnd | undefined;
  /** What separates all numbers within lines; undefined until two stand in one. */
  separator: Separator | undefined;
  /** What stands between the last number of the line and the current position. */
  pending: Separator | undefined;
  pendingAt: number;
  /** Numbers in the current line, and where its first one stands. */
  lineCount: number;
  lineAt: number;
  /** Lines with numbers, complete ones only. */
  lines: number;
  firstCount: number;
  /** The first line with another count than the first line's. */
  ragged: Flaw | undefined;
  /** Every complete line ends in a comma, so that they may be one list. */
  allContinue: boolean;
  lastContinues: boolean;
  hasFloats: boolean;
}

/** A scan from the beginning. */
export function startPlainScan(text: string): PlainScan {
  return {
    text,
    collector: emptyCollector(text, { keepPlaces: true }),
    token: emptyToken(),
    position: 0,
    end: undefined,
    separator: undefined,
    pending: undefined,
    pendingAt: 0,
    lineCount: 0,
    lineAt: 0,
    lines: 0,
    firstCount: 0,
    ragged: undefined,
    allContinue: true,
    lastContinues: true,
    hasFloats: false,
  };
}

/** Goes on until `end` is set or the offset `until` is reached. */
export function scanPlainOn(scan: PlainScan, until: number): void {
  const limit = Math.min(until, scan.text.length);
  while (!scan.end && scan.position < limit) step(scan);
  if (!scan.end && scan.position >= scan.text.length) finish(scan);
}

function step(scan: PlainScan): void {
  const { text, position } = scan;
  const unit = text.charCodeAt(position);
  if (unit === lineFeed) {
    endLine(scan);
    scan.position++;
  } else if (unit <= space || unit === noBreakSpace || (unit > 0x1fff && isWideBlank(unit))) {
    scan.pending ??= " ";
    scan.position++;
  } else if (unit === comma || unit === semicolon) {
    takeSeparator(scan, unit === comma ? "," : ";");
  } else if (unit === hash) {
    const lineEnd = text.indexOf("\n", position);
    scan.position = lineEnd < 0 ? text.length : lineEnd;
  } else {
    takeNumber(scan);
  }
}

function takeNumber(scan: PlainScan): void {
  const { text, position: from, token } = scan;
  if (text.charCodeAt(from) === point && text.startsWith("...", from) && scan.lineCount > 0) {
    scan.end = { kind: "problem", flaw: elided(from) };
    return;
  }
  // Typeset tables have the mathematical minus sign.
  const isTypesetMinus = text.charCodeAt(from) === mathematicalMinus;
  const end = isTypesetMinus
    ? scanUnsigned(text, from + 1, token)
    : scanNumberOrWord(text, from, token);
  const isApart = scan.lineCount === 0 || scan.pending !== undefined;
  if (end < 0 || !isApart) {
    scan.end = { kind: "otherForm", flaw: end < 0 ? wordFlaw(text, from) : notRead(text, from) };
    return;
  }
  if (scan.lineCount > 0) {
    if (scan.separator !== undefined && scan.separator !== scan.pending) {
      scan.end = { kind: "problem", flaw: mixedSeparators(from) };
      return;
    }
    scan.separator = scan.pending;
  } else scan.lineAt = from;

  if (token.isFloat) scan.hasFloats = true;
  const flaw = addNumber(scan.collector, isTypesetMinus ? -token.value : token.value, from, end);
  if (flaw) scan.end = { kind: "problem", flaw };
  scan.lineCount++;
  scan.pending = undefined;
  scan.position = end;
}

function scanUnsigned(text: string, from: number, token: NumberToken): number {
  return /[+-]/.test(text.charAt(from)) ? -1 : scanNumberOrWord(text, from, token);
}

/** A number, or `nan`, `inf`, `-Infinity` in any case. */
function scanNumberOrWord(text: string, from: number, token: NumberToken): number {
  const end = scanNumber(text, from, token);
  if (end >= 0) return end;
  const word = /([+-]?)(nan|infinity|inf)/iy;
  word.lastIndex = from;
  const [whole = "", sign = "", name = ""] = word.exec(text) ?? [];
  if (whole === "" || continuesWord(text.charCodeAt(from + whole.length))) return -1;
  const magnitude = name.toLowerCase() === "nan" ? NaN : Infinity;
  token.value = sign === "-" ? -magnitude : magnitude;
  token.isFloat = true;
  return from + whole.length;
}

function takeSeparator(scan: PlainScan, separator: "," | ";"): void {
  const { text, position } = scan;
  if (scan.lineCount === 0 || (scan.pending !== undefined && scan.pending !== " ")) {
    scan.end = { kind: "problem", flaw: missingNumber(text, position) };
    return;
  }
  scan.pending = separator;
  scan.position++;
}

function endLine(scan: PlainScan): void {
  const continues = scan.pending !== undefined && scan.pending !== " ";
  scan.pending = undefined;
  if (scan.lineCount === 0) return;
  if (scan.lines === 0) scan.firstCount = scan.lineCount;
  else if (scan.lineCount !== scan.firstCount) {
    scan.ragged ??= raggedRow(scan.text, scan.lineAt, scan.lineCount, scan.firstCount);
  }
  scan.allContinue &&= scan.lastContinues;
  scan.lastContinues = continues;
  scan.lines++;
  scan.lineCount = 0;
}

function finish(scan: PlainScan): void {
  endLine(scan);
  const { lines, firstCount, collector, ragged } = scan;
  const { count } = collector.numbers;
  if (count === 0) {
    scan.end = { kind: "otherForm", flaw: notRead(scan.text, 0) };
  } else if (ragged && !scan.allContinue) {
    scan.end = { kind: "problem", flaw: ragged };
  } else if (lines > 1 && firstCount > 1 && !ragged) {
    scan.end = { kind: "complete", shape: [lines, firstCount] };
  } else {
    scan.end = { kind: "complete", shape: count === 1 ? [] : [count] };
  }
}

function isWideBlank(unit: number): boolean {
  return /\s/.test(String.fromCharCode(unit));
}

const lineFeed = 10;
const space = 32;
const hash = 35;
const comma = 44;
const point = 46;
const semicolon = 59;
const noBreakSpace = 0xa0;
const mathematicalMinus = 0x2212;
