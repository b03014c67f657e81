import { type Collector, emptyCollector, wrapInList } from "../collector.ts";
import { type Flaw, maxDepth, missingComma, notRead, tooDeep, wordFlaw } from "../flaws.ts";
import type { NonFiniteSpelling } from "../reading.ts";
import { emptyToken, type NumberToken } from "./numberToken.ts";

/** A bracket or call that is open, or the text itself. */
interface Frame {
  readonly kind: "text" | "print" | "call" | "list" | "tuple";
  readonly at: number;
  /** Name of a call. */
  readonly name: string;
  count: number;
  separator: "," | " " | undefined;
}

/** How a scan ended. */
export type ScanEnd =
  | { readonly kind: "complete" }
  | { readonly kind: "problem"; readonly flaw: Flaw }
  /** No literal of numbers alone; perhaps an expression. The flaw holds if it is none. */
  | { readonly kind: "otherForm"; readonly flaw: Flaw };

/** A scan on its way through the text: all that it has to remember to go on later. */
export interface LiteralScan {
  readonly text: string;
  readonly collector: Collector;
  readonly token: NumberToken;
  readonly frames: Frame[];
  frame: Frame;
  position: number;
  end: ScanEnd | undefined;
  /** A value may start here; else a separator or a closing bracket is due. */
  awaitsValue: boolean;
  /** Something blank stands since the last value. */
  sawBlank: boolean;
  sawLineBreak: boolean;
  /** Only Python writes it so; then blanks do not separate numbers. */
  isPython: boolean;
  /** Blanks separate numbers, as NumPy prints them. */
  usesBlanks: boolean;
  hasParentheses: boolean;
  /** A semicolon or the end of `print(…)` ended the statement. */
  isOver: boolean;
  hasFloats: boolean;
  /** Undefined where the text does not show how it writes NaN and Infinity. */
  nonFinite: NonFiniteSpelling | undefined;
  arrayFrom: number;
  arrayTo: number;
}

/** A scan that begins at `from`. `isPython` says that the text before it is an assignment. */
export function startScan(text: string, from: number, isPython: boolean): LiteralScan {
  const frame: Frame = { kind: "text", at: from, name: "", count: 0, separator: undefined };
  return {
    text,
    collector: emptyCollector(text, { keepPlaces: true }),
    token: emptyToken(),
    frames: [frame],
    frame,
    position: from,
    end: undefined,
    awaitsValue: true,
    sawBlank: false,
    sawLineBreak: false,
    isPython,
    usesBlanks: false,
    hasParentheses: false,
    isOver: false,
    hasFloats: false,
    nonFinite: undefined,
    arrayFrom: -1,
    arrayTo: -1,
  };
}

/** Whether a blank stands here in the place of a comma, as NumPy prints arrays. */
export function blankSeparates(scan: LiteralScan): boolean {
  const { frame } = scan;
  if (!scan.sawBlank || scan.isPython || frame.kind !== "list" || frame.separator === ",") {
    return false;
  }
  frame.separator = " ";
  scan.usesBlanks = true;
  return true;
}

/** A number, a list or a call that makes an array starts at `from`. */
export function beginValue(scan: LiteralScan, from: number): void {
  const { frame } = scan;
  if (frame.kind === "text" || frame.kind === "print") {
    if (scan.arrayFrom < 0) scan.arrayFrom = from;
    // `[1], [2]` without brackets around it is a tuple for Python.
    if (frame.count === 1) wrapInList(scan.collector, scan.arrayFrom);
  }
  frame.count++;
}

/** The value that was begun last is complete; `end` is the offset after it. */
export function endValue(scan: LiteralScan, end: number): void {
  scan.position = end;
  scan.awaitsValue = false;
  scan.sawBlank = false;
  scan.sawLineBreak = false;
  if (scan.frame.kind === "text" || scan.frame.kind === "print") scan.arrayTo = end;
}

/** Every list may stand in a call. */
const deepestFrame = 2 * maxDepth + 2;

/** A bracket or call is open from here on. */
export function pushFrame(scan: LiteralScan, opened: Pick<Frame, "kind" | "at" | "name">): void {
  if (scan.frames.length > deepestFrame) {
    refuse(scan, tooDeep(opened.at));
    return;
  }
  scan.frame = { ...opened, count: 0, separator: undefined };
  scan.frames.push(scan.frame);
  scan.awaitsValue = true;
}

/** The innermost bracket or call is closed. */
export function popFrame(scan: LiteralScan): void {
  scan.frames.pop();
  scan.frame = scan.frames.at(-1) ?? scan.frame;
}

/** Ends the scan: the text is a literal, and this is wrong in it. */
export function refuse(scan: LiteralScan, flaw: Flaw): void {
  scan.end = { kind: "problem", flaw };
}

/** Ends the scan: the text is no literal, or else this is wrong in it. */
export function leaveToOthers(scan: LiteralScan, flaw = currentFlaw(scan)): void {
  scan.end = { kind: "otherForm", flaw };
}

/** Ends the scan for a flaw of the shape, which may come from parentheses that only group. */
export function refuseShape(scan: LiteralScan, flaw: Flaw): void {
  if (scan.hasParentheses) leaveToOthers(scan, flaw);
  else refuse(scan, flaw);
}

function currentFlaw({ text, position, awaitsValue }: LiteralScan): Flaw {
  return awaitsValue ? wordFlaw(text, position) : notRead(text, position);
}

/** Where a value stands without a separator: perhaps behind an operator, else a comma is missing. */
export function leaveWithoutComma(scan: LiteralScan): void {
  const isInList = scan.frame.kind === "list" || scan.frame.kind === "tuple";
  if (scan.sawBlank && isInList) leaveToOthers(scan, missingComma(scan.position));
  else leaveToOthers(scan);
}
