/** A literal that Python code can give as an argument, or that a signature has as default. */
export type Literal = number | string | boolean | null;

/** An argument as a signature tells it. */
interface SignatureArgument {
  readonly name: string;
  readonly keywordOnly?: true;
  readonly default?: Literal;
}

/** A Python callable: its name and what it takes. */
export interface Signature {
  readonly name: string;
  readonly arguments: readonly SignatureArgument[];
  /** Ends in `**kwargs`. */
  readonly takesMore: boolean;
}

/**
 * Reads `torch.nn.functional.gelu(input, *, approximate='none')`.
 *
 * Defaults are literals. Throws where the text is no such signature: tables are written by hand, and
 * a slip in one is a bug.
 */
export function readSignature(text: string): Signature {
  const [, name, list] = /^([\w.]+)\((.*)\)$/.exec(text) ?? [];
  if (name === undefined || list === undefined) throw new Error(`No signature: ${text}`);
  const parts = list.split(",").map((part) => part.trim());
  const star = parts.indexOf("*");
  const found: SignatureArgument[] = [];
  let takesMore = false;
  for (const [position, part] of parts.entries()) {
    if (part === "" || part === "*") continue;
    if (part.startsWith("**")) {
      takesMore = true;
      continue;
    }
    const [argument = "", value] = part.split("=");
    if (!/^\w+$/.test(argument)) throw new Error(`No argument: ${part} in ${text}`);
    found.push({
      name: argument,
      ...(star >= 0 && position > star && { keywordOnly: true }),
      ...(value !== undefined && { default: readDefault(value) }),
    });
  }
  return { name, arguments: found, takesMore };
}

function readDefault(text: string): Literal {
  if (text === "None") return null;
  if (text === "True" || text === "False") return text === "True";
  const quoted = /^'(.*)'$/.exec(text)?.[1];
  if (quoted !== undefined) return quoted;
  const number = Number(text);
  if (text === "" || Number.isNaN(number)) throw new Error(`No literal: ${text}`);
  return number;
}
