import { formatNumber } from "../formatNumber.ts";
import type { Neighbour } from "./boxes.ts";

/**
 * The glyphs of a number in a typeset formula, by their keys: the digits of `formatNumber`, with a
 * power of ten as in code, `1e−6`. It gets parentheses where what stands beside it would make it be
 * misread.
 */
export function numberKeys(value: number, beside?: Neighbour): string {
  const text = keysOf(formatNumber(value));
  return needsParentheses(text, beside) ? `(${text})` : text;
}

/** Superscripts as plain digits, and `-`, the key of the minus sign, for each form of it. */
function keysOf(text: string): string {
  return text.replace("×10", "e").normalize("NFKC").replaceAll("−", "-");
}

function needsParentheses(text: string, beside: Neighbour | undefined): boolean {
  switch (beside) {
    case undefined:
      return false;
    case "operator":
      return text.startsWith("-");
    case "power":
      return /[-e]/.test(text);
    case "number":
      return true;
  }
}
