import { makesArray, makesList, needsList, reshapes } from "../arrayCalls.ts";
import { addNumber, closeList, openList } from "../collector.ts";
import {
  elided,
  leadingZero,
  missingNumber,
  mixedSeparators,
  noNumbers,
  reshaped,
  secondArray,
  needsListFlaw,
  unclosed,
  unopened,
  wordFlaw,
} from "../flaws.ts";
import { nonFiniteOf, printedNonFinite } from "../reading.ts";
import { argumentsEnd } from "./argumentsEnd.ts";
import {
  beginValue,
  blankSeparates,
  endValue,
  leaveToOthers,
  leaveWithoutComma,
  type LiteralScan,
  popFrame,
  pushFrame,
  refuse,
  refuseShape,
} from "./literalState.ts";
import { dottedNameAt, scanNamedNumber, splitName } from "./namedNumber.ts";
import { isDigit, scanNumber, startsWord } from "./numberToken.ts";

/** Goes on until `end` is set or the offset `until` is reached. */
export function scanOn(scan: LiteralScan, until: number): void {
  const limit = Math.min(until, scan.text.length);
  while (isRunning(scan, limit)) {
    takeRun(scan, limit);
    if (isRunning(scan, limit)) step(scan);
  }
  if (!scan.end && scan.position >= scan.text.length) finish(scan);
}

function isRunning({ end, position }: LiteralScan, limit: number): boolean {
  return !end && position < limit;
}

/**
 * Numbers with a comma after each, inside of one list.
 *
 * Nothing that `step` would not do as well, but nearly all of a large literal is this, and without
 * the questions that `step` asks it takes half the time.
 */
function takeRun(scan: LiteralScan, limit: number): void {
  const { text, token, collector, frame } = scan;
  if (!scan.awaitsValue || frame.kind !== "list" || frame.separator !== ",") return;
  let at = scan.position;
  while (at < limit) {
    const unit = text.charCodeAt(at);
    if (unit === space || unit === lineFeed || unit === carriageReturn) {
      at++;
      continue;
    }
    const end = scanNumber(text, at, token);
    if (end < 0 || token.hasLeadingZero || text.charCodeAt(end) !== comma) break;
    const flaw = addNumber(collector, token.value, at, end);
    if (flaw) {
      refuseShape(scan, flaw);
      break;
    }
    if (token.isFloat) scan.hasFloats = true;
    frame.count++;
    at = end + 1;
  }
  scan.position = at;
}

function step(scan: LiteralScan): void {
  const { text, position } = scan;
  const unit = text.charCodeAt(position);
  if (unit === space || unit === tab || unit === carriageReturn || unit === formFeed) {
    scan.sawBlank = true;
    scan.position++;
  } else if (unit === lineFeed) {
    scan.sawBlank = true;
    scan.sawLineBreak = true;
    scan.position++;
  } else if (unit === hash) {
    const lineEnd = text.indexOf("\n", position);
    scan.position = lineEnd < 0 ? text.length : lineEnd;
  } else if (unit === backslash && /^\r?\n/.test(text.slice(position + 1, position + 3))) {
    scan.sawBlank = true;
    scan.position = text.indexOf("\n", position) + 1;
  } else if (unit === semicolon && scan.frame.kind === "text" && !scan.awaitsValue) {
    scan.isOver = true;
    scan.position++;
  } else if (
    scan.isOver ||
    (scan.frame.kind === "text" && !scan.awaitsValue && scan.sawLineBreak)
  ) {
    refuse(scan, secondArray(position));
  } else if (isDigit(unit) || unit === minus || unit === point || unit === plus) {
    takeNumber(scan);
  } else if (unit === comma) {
    takeComma(scan);
  } else if (unit === openBracket || unit === openParenthesis) {
    takeOpening(scan, unit === openBracket ? "list" : "tuple");
  } else if (unit === closeBracket || unit === closeParenthesis) {
    takeClosing(scan, unit === closeBracket);
  } else if (startsWord(unit)) {
    takeName(scan, position);
  } else if (scan.awaitsValue && (unit === quote || unit === doubleQuote)) {
    refuse(scan, wordFlaw(text, position));
  } else {
    leaveToOthers(scan);
  }
}

function takeNumber(scan: LiteralScan): void {
  const { text, position: from, token } = scan;
  if (text.charCodeAt(from) === point && text.startsWith("...", from)) {
    refuse(scan, elided(from));
    return;
  }
  if (!scan.awaitsValue && !blankSeparates(scan)) {
    leaveWithoutComma(scan);
    return;
  }
  const end = scanNumber(text, from, token);
  if (end < 0) {
    const isSign = text.charCodeAt(from) === minus || text.charCodeAt(from) === plus;
    if (isSign && startsWord(text.charCodeAt(from + 1))) takeName(scan, from + 1);
    else leaveToOthers(scan);
    return;
  }
  if (token.hasLeadingZero) {
    refuse(scan, leadingZero(text, from, end));
    return;
  }
  if (token.isFloat) scan.hasFloats = true;
  takeValue(scan, token.value, from, end);
}

/** A name at `nameFrom`; a sign may stand right before it. */
function takeName(scan: LiteralScan, nameFrom: number): void {
  const { text, position: from } = scan;
  if (!scan.awaitsValue && !blankSeparates(scan)) {
    leaveToOthers(scan);
    return;
  }
  const number = scanNamedNumber(text, nameFrom);
  if (number) {
    if (number.isFloat) scan.hasFloats = true;
    if (number.module) scan.nonFinite ??= nonFiniteOf(number.module);
    else if (number.module === "") scan.nonFinite ??= printedNonFinite;
    const isNegative = text.charCodeAt(from) === minus;
    takeValue(scan, isNegative ? -number.value : number.value, from, number.end);
    return;
  }

  const dotted = dottedNameAt(text, nameFrom);
  const open = nameFrom + dotted.length;
  const { module, name } = splitName(dotted);
  const isPrint = dotted === "print" && scan.frame.kind === "text" && scan.frame.count === 0;
  const isArray = makesArray(name) || (module === "" && makesList(name));
  if (nameFrom === from && text[open] === "(" && !scan.usesBlanks && (isPrint || isArray)) {
    if (isPrint) scan.frame.count++;
    else beginValue(scan, from);
    if (module !== "" && /array$/.test(name)) scan.nonFinite ??= nonFiniteOf(module);
    scan.isPython = true;
    pushFrame(scan, { kind: isPrint ? "print" : "call", at: open, name: dotted });
    scan.position = open + 1;
  } else {
    const isConstant = dotted === "None" || dotted === "True" || dotted === "False";
    if (isConstant) refuse(scan, wordFlaw(text, from));
    else leaveToOthers(scan);
  }
}

function takeValue(scan: LiteralScan, value: number, from: number, end: number): void {
  const { frame } = scan;
  beginValue(scan, from);
  if (frame.kind === "call" && needsList(splitName(frame.name).name)) {
    leaveToOthers(scan, needsListFlaw(frame.name, frame.at - frame.name.length));
    return;
  }
  const flaw = addNumber(scan.collector, value, from, end);
  if (flaw) refuseShape(scan, flaw);
  else endValue(scan, end);
}

function takeOpening(scan: LiteralScan, kind: "list" | "tuple"): void {
  const at = scan.position;
  if (!scan.awaitsValue && !(kind === "list" && blankSeparates(scan))) {
    leaveWithoutComma(scan);
    return;
  }
  if (kind === "tuple") {
    scan.isPython = true;
    scan.hasParentheses = true;
  }
  beginValue(scan, at);
  const flaw = openList(scan.collector, at);
  if (flaw) {
    refuseShape(scan, flaw);
    return;
  }
  pushFrame(scan, { kind, at, name: "" });
  scan.position++;
}

function takeClosing(scan: LiteralScan, isBracket: boolean): void {
  const { frame, position: at, text } = scan;
  if (frame.kind === "text" || isBracket !== (frame.kind === "list")) {
    refuse(scan, unopened(text, at));
    return;
  }
  const isGrouping = frame.kind === "tuple" && frame.count === 1 && frame.separator === undefined;
  const isEmptyCall = (frame.kind === "call" || frame.kind === "print") && scan.awaitsValue;
  if (isGrouping || isEmptyCall) {
    leaveToOthers(scan);
    return;
  }
  const isList = frame.kind === "list" || frame.kind === "tuple";
  const flaw = isList ? closeList(scan.collector) : undefined;
  if (flaw) {
    refuseShape(scan, flaw);
    return;
  }
  popFrame(scan);
  if (frame.kind === "print") {
    scan.isOver = true;
    scan.position++;
  } else endValue(scan, at + 1);
}

function takeComma(scan: LiteralScan): void {
  const { frame, position: at, text } = scan;
  if (scan.awaitsValue) {
    refuse(scan, missingNumber(text, at));
  } else if (frame.separator === " ") {
    leaveToOthers(scan, mixedSeparators(at));
  } else if (frame.kind === "print") {
    leaveToOthers(scan);
  } else if (frame.kind === "call") {
    const end = argumentsEnd(text, at);
    if (end === undefined) refuse(scan, unclosed(text, frame.at));
    else if (
      Array.from(text.slice(at, end).matchAll(/\w+(?=\s*=)/g)).some(([word]) => reshapes(word))
    ) {
      refuse(scan, reshaped(frame.at - frame.name.length));
    } else scan.position = end;
  } else {
    frame.separator = ",";
    scan.awaitsValue = true;
    scan.position++;
  }
}

function finish(scan: LiteralScan): void {
  const { frame, text, frames } = scan;
  if (frames.length > 1) {
    refuse(scan, unclosed(text, frame.at));
  } else if (frame.count === 0) {
    leaveToOthers(scan, noNumbers(scan.position));
  } else {
    const flaw = frame.count > 1 ? closeList(scan.collector) : undefined;
    if (flaw) refuseShape(scan, flaw);
    else scan.end = { kind: "complete" };
  }
}

const tab = 9;
const lineFeed = 10;
const formFeed = 12;
const carriageReturn = 13;
const space = 32;
const doubleQuote = 34;
const hash = 35;
const quote = 39;
const openParenthesis = 40;
const closeParenthesis = 41;
const plus = 43;
const comma = 44;
const minus = 45;
const point = 46;
const semicolon = 59;
const openBracket = 91;
const backslash = 92;
const closeBracket = 93;
