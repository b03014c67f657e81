import type { SyntaxNode } from "../../python/syntax.ts";
import type { Flaw } from "../flaws.ts";
import type { Span } from "../reading.ts";
import type { Expression } from "./pythonExpression.ts";

/** A tree being converted. */
export interface Conversion {
  readonly text: string;
  /** Offset of the tree's first character in `text`. */
  readonly base: number;
  /** The first thing that does not describe numbers. */
  flaw: Flaw | undefined;
  /** What a node says about numbers; undefined, with the flaw set, where it says nothing. */
  readonly convert: (
    node: SyntaxNode,
    conversion: Conversion,
    depth: number,
  ) => Expression | undefined;
}

/** Operators and brackets within each other, as deep as expressions are followed. */
export const deepestExpression = 100;

/** Where a node stands in the whole text. */
export function spanOf(node: SyntaxNode, c: Conversion): Span {
  return { from: c.base + node.from, to: c.base + node.to };
}

/** The source of a node. */
export function textOf(node: SyntaxNode, c: Conversion): string {
  return c.text.slice(c.base + node.from, c.base + node.to);
}

/** Sets the flaw, unless there is one already. */
export function reject(c: Conversion, flaw: Flaw): Expression | undefined {
  c.flaw ??= flaw;
  return undefined;
}
