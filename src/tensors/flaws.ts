import { excerpt } from "./place.ts";
import type { Span } from "./reading.ts";
import { countText, maxCount } from "./tensor.ts";

/** What is wrong with a text, and at which offset. */
export interface Flaw {
  readonly at: number;
  /** The sentence, given the place as the user sees it: `line 3, column 7`. */
  sentence(place: string): string;
}

/** `"abc"` stands where a number or a list should. `what` is text as `excerpt` gives it. */
function notANumber(at: number, what: string): Flaw {
  return {
    at,
    sentence: (place) =>
      `${what} at ${place} is not a number; select numbers or an array of numbers.`,
  };
}

/** The piece of the text from `at` to the next blank, comma or bracket is no number. */
export function wordFlaw(text: string, at: number): Flaw {
  const word = /(["'])(?:(?!\1)[^\\\n]|\\.)*\1|[^\s,;()[\]{}"'#]+|[^]/y;
  word.lastIndex = at;
  const found = word.exec(text)?.[0] ?? "";
  const what = excerpt(found, 0, found.length);
  if (/^[+-]?[\d._]+(?:e[+-]?\d+)?j$/i.test(found)) {
    return {
      at,
      sentence: (place) => `${what} at ${place} is a complex number; select real numbers.`,
    };
  }
  if (found === "True" || found === "False") return truthValue(at, what);
  return notANumber(at, what);
}

/** `True` stands where a number should. `what` is text as `excerpt` gives it. */
export function truthValue(at: number, what: string): Flaw {
  return {
    at,
    sentence: (place) => `${what} at ${place} is a truth value; write 1 or 0 to have a number.`,
  };
}

/** What Python would raise an error for: `trouble` is "divides by zero". */
export function troubled(text: string, { from, to }: Span, trouble: string): Flaw {
  return {
    at: from,
    sentence: (place) =>
      `${excerpt(text, from, to)} at ${place} ${trouble}; select an array of numbers.`,
  };
}

/** A name that nothing is known about, or nothing of use. */
export function unknownName(at: number, name: string, trouble: string): Flaw {
  return {
    at,
    sentence: (place) =>
      `${excerpt(name, 0, name.length)} at ${place} ${trouble}; select an array of numbers or a name that this file binds to one.`,
  };
}

/** `007` is an error for Python 3, and was an octal number before. */
export function leadingZero(text: string, from: number, to: number): Flaw {
  return {
    at: from,
    sentence: (place) =>
      `${excerpt(text, from, to)} at ${place} starts with 0, which Python does not allow in an integer.`,
  };
}

/** NumPy and PyTorch print `...` in the place of most of a long array. */
export function elided(at: number): Flaw {
  return {
    at,
    sentence: (place) =>
      `The ... at ${place} stands for numbers that were left out; print the whole array first, with np.set_printoptions(threshold=sys.maxsize) or torch.set_printoptions(threshold=torch.inf).`,
  };
}

/** Something stands behind the array that would change it, or be lost. */
export function notRead(text: string, at: number): Flaw {
  const lineEnd = text.indexOf("\n", at);
  const what = excerpt(text, at, lineEnd < 0 ? text.length : lineEnd);
  return {
    at,
    sentence: (place) => `${what} at ${place} is not read; select only an array of numbers.`,
  };
}

/** Python's grammar has no place for what stands here. */
export function notPython(text: string, at: number): Flaw {
  const lineEnd = text.indexOf("\n", at);
  const what = excerpt(text, at, lineEnd < 0 ? text.length : lineEnd).trim();
  return {
    at,
    sentence: (place) =>
      what === ""
        ? `The selection breaks off at ${place}; select a whole array of numbers.`
        : `${what} at ${place} does not fit there in Python; select a whole array of numbers.`,
  };
}

/** The statement is over, and another one follows. */
export function secondArray(at: number): Flaw {
  return {
    at,
    sentence: (place) =>
      `Something else starts at ${place}, after the array; select one array only.`,
  };
}

/** A bracket stays open to the end. */
export function unclosed(text: string, at: number): Flaw {
  return {
    at,
    sentence: (place) =>
      `The ${text.charAt(at)} at ${place} is not closed in the selection; select a whole array.`,
  };
}

/** A bracket closes nothing, or something else than what is open. */
export function unopened(text: string, at: number): Flaw {
  return {
    at,
    sentence: (place) =>
      `The ${text.charAt(at)} at ${place} closes nothing that is open in the selection; select a whole array.`,
  };
}

/** Two entries of a list with nothing but a blank in between, where Python wants a comma. */
export function missingComma(at: number): Flaw {
  return {
    at,
    sentence: (place) => `A comma is missing before ${place}; the entries of a list need one.`,
  };
}

/** There is nothing to read at all. */
export function noNumbers(at: number): Flaw {
  return {
    at,
    sentence: () => "The selection holds no numbers; select a number or an array of numbers.",
  };
}

/** Two separators with nothing in between. */
export function missingNumber(text: string, at: number): Flaw {
  return {
    at,
    sentence: (place) => `A number is missing before the ${text.charAt(at)} at ${place}.`,
  };
}

/** `1,5 2,5`: two decimal commas, or four numbers. */
export function mixedSeparators(at: number): Flaw {
  return {
    at,
    sentence: (place) =>
      `Before ${place} numbers are separated in another way than before; use either commas or blanks, and the point for decimals.`,
  };
}

/** `tuple(3)` is an error, and `torch.Tensor(3)` three numbers that nobody chose. */
export function needsListFlaw(name: string, at: number): Flaw {
  return {
    at,
    sentence: (place) => `${name} at ${place} takes a list of numbers, not a single number.`,
  };
}

/** `shape=` and `ndmin=` give the numbers another shape than they are written in. */
export function reshaped(at: number): Flaw {
  return {
    at,
    sentence: (place) =>
      `The call at ${place} has an argument that changes the shape, which is not read; select the list inside of it.`,
  };
}

/** A list is where a number is expected. */
export function unexpectedList(at: number): Flaw {
  return {
    at,
    sentence: (place) =>
      `The list at ${place} stands where the entries before it have a number; all entries must be nested equally deep.`,
  };
}

/** A number is where a list is expected. */
export function unexpectedNumber(text: string, from: number, to: number): Flaw {
  return {
    at: from,
    sentence: (place) =>
      `${excerpt(text, from, to)} at ${place} stands where the entries before it have a list; all entries must be nested equally deep.`,
  };
}

/** Lists within lists within lists, as deep as they are read. */
export const maxDepth = 32;

/** More brackets within brackets than any array of numbers has. */
export function tooDeep(at: number): Flaw {
  return {
    at,
    sentence: (place) =>
      `What stands at ${place} is nested too deeply in brackets or operators; select a part of it.`,
  };
}

/** One row is longer or shorter than the first. */
export function raggedRow(text: string, at: number, count: number, expected: number): Flaw {
  const lineEnd = text.indexOf("\n", at);
  const start = excerpt(text, at, lineEnd < 0 ? text.length : lineEnd);
  return {
    at,
    sentence: (place) =>
      `The row at ${place}, ${start}, has ${entries(count)}, but the first one has ${expected}; all rows must be equally long.`,
  };
}

function entries(count: number): string {
  return count === 1 ? "1 entry" : `${count} entries`;
}

/** A comprehension that would run for too long, whatever it gives. */
export function tooManySteps(at: number, steps: number): Flaw {
  return {
    at,
    sentence: (place) =>
      `The loop at ${place} runs more than ${countText(steps)} times; select fewer numbers.`,
  };
}

/** There are or would be more numbers than are read. */
export function tooManyNumbers(at: number): Flaw {
  return {
    at,
    sentence: (place) =>
      `With what stands at ${place} there are more than ${countText(maxCount)} numbers; select fewer.`,
  };
}
