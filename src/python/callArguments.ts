import { childrenOf, type SyntaxNode } from "./syntax.ts";

/** The arguments of a call as written. */
export interface CallArguments {
  /** In order, those behind a `*args` left out. */
  readonly positional: readonly SyntaxNode[];
  readonly keyword: ReadonlyMap<string, SyntaxNode>;
  /** The call unpacks `*args`: positional arguments may be any. */
  readonly unpacksPositional: boolean;
  /** The call unpacks `**kwargs`: keyword arguments may be any. */
  readonly unpacksKeyword: boolean;
}

/** No arguments: an uncalled function or class. */
export const noArguments: CallArguments = {
  positional: [],
  keyword: new Map(),
  unpacksPositional: false,
  unpacksKeyword: false,
};

/** What a `CallExpression` or an `ArgList` passes. */
export function readCallArguments(node: SyntaxNode, text: string): CallArguments {
  const list = node.name === "ArgList" ? node : node.getChild("ArgList");
  if (!list) return noArguments;
  const positional: SyntaxNode[] = [];
  const keyword = new Map<string, SyntaxNode>();
  let unpacksPositional = false;
  let unpacksKeyword = false;
  for (const part of argumentParts(list)) {
    const [first, second, third] = part;
    if (first?.name === "*") unpacksPositional = true;
    else if (first?.name === "**") unpacksKeyword = true;
    else if (first?.name === "VariableName" && second?.name === "AssignOp") {
      if (third) keyword.set(text.slice(first.from, first.to), third);
    } else if (first && !unpacksPositional) positional.push(first);
  }
  return { positional, keyword, unpacksPositional, unpacksKeyword };
}

/** The same call with its first positional argument gone: what `partial(f, …)` passes on to `f`. */
export function withoutFirst(args: CallArguments): CallArguments {
  return { ...args, positional: args.positional.slice(1) };
}

/** The nodes between the commas of an argument list. */
function argumentParts(list: SyntaxNode): SyntaxNode[][] {
  const parts: SyntaxNode[][] = [[]];
  for (const child of childrenOf(list)) {
    if (child.name === "(" || child.name === ")") continue;
    if (child.name === ",") parts.push([]);
    else parts.at(-1)?.push(child);
  }
  return parts;
}
