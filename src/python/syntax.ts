import { type ChangedRange, type SyntaxNode, type Tree, TreeFragment } from "@lezer/common";
import { parser } from "@lezer/python";
import type { Work } from "../pace.ts";

export type { ChangedRange, SyntaxNode, Tree };

/** The syntax tree of Python source. Never fails: what does not parse becomes an error node `⚠`. */
export function parsePython(text: string): Tree {
  return parser.parse(text);
}

/** The same as work that can pause every now and then; what is unchanged of an earlier tree is kept. */
export function* parsing(text: string, earlier: readonly TreeFragment[] = []): Work<Tree> {
  const parse = parser.startParse(text, earlier);
  for (let steps = 1; ; steps++) {
    const tree = parse.advance();
    if (tree) return tree;
    if (steps % stepsAtOnce === 0) yield;
  }
}

/** A step takes about a microsecond. */
const stepsAtOnce = 100;

/** What of a tree still holds after changes of its text. */
export function unchangedParts(
  tree: Tree,
  changes: readonly ChangedRange[],
): readonly TreeFragment[] {
  return TreeFragment.applyChanges(TreeFragment.addTree(tree), changes);
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
