import type { SyntaxNode, Tree } from "@lezer/common";
import { parser } from "@lezer/python";
import type { Work } from "../pace.ts";

export type { SyntaxNode, Tree };

/** The syntax tree of Python source. Never fails: what does not parse becomes an error node `⚠`. */
export function parsePython(text: string): Tree {
  return parser.parse(text);
}

/** The same as work that can pause every now and then. */
export function* parsing(text: string): Work<Tree> {
  const parse = parser.startParse(text);
  for (;;) {
    const tree = parse.advance();
    if (tree) return tree;
    yield;
  }
}

/** The children of a node, punctuation included, comments left out. */
export function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) {
    if (child.name !== "Comment") children.push(child);
  }
  return children;
}

/** The nearest node around `node`, itself excluded, that has one of the names. */
export function enclosing(node: SyntaxNode, ...names: readonly string[]): SyntaxNode | undefined {
  for (let parent = node.parent; parent; parent = parent.parent) {
    if (names.includes(parent.name)) return parent;
  }
  return undefined;
}

/** The node inside any number of parentheses. */
export function withoutParentheses(node: SyntaxNode): SyntaxNode {
  let inner = node;
  while (inner.name === "ParenthesizedExpression") {
    const child = childrenOf(inner)[1];
    if (!child) return inner;
    inner = child;
  }
  return inner;
}

/** Whether two nodes are the same place of the same tree. */
export function isSameNode(a: SyntaxNode | null | undefined, b: SyntaxNode): boolean {
  return a?.from === b.from && a.to === b.to && a.name === b.name;
}
