import type { SyntaxNode, Tree } from "@lezer/common";
import { parser } from "@lezer/python";

export type { SyntaxNode, Tree };

/** The syntax tree of Python source. Never fails: what does not parse becomes an error node `⚠`. */
export function parsePython(text: string): Tree {
  return parser.parse(text);
}
