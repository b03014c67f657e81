import type { SyntaxNode, Tree } from "@lezer/common";
import { parser } from "@lezer/python";

export type { SyntaxNode, Tree };

/** Gives control back to the event loop; called between slices of long work. */
export type Pause = () => Promise<void>;

/** How long a slice of parsing may take, in milliseconds. */
const sliceDuration = 10;

/** The syntax tree of Python source. Never fails: what does not parse becomes an error node `⚠`. */
export function parsePython(text: string): Tree {
  return parser.parse(text);
}

/** The same, in slices of about ten milliseconds with a pause after each. */
export async function parsePythonInSlices(text: string, pause: Pause): Promise<Tree> {
  const parse = parser.startParse(text);
  let sliceEnd = Date.now() + sliceDuration;
  for (;;) {
    const tree = parse.advance();
    if (tree) return tree;
    if (Date.now() < sliceEnd) continue;
    await pause();
    sliceEnd = Date.now() + sliceDuration;
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
