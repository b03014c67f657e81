import type { FoundUse, ParsedModule } from "../../code/findUses.ts";
import { callOf } from "../../code/places.ts";
import { type CallArguments, readCallArguments, withoutFirst } from "../../python/callArguments.ts";
import { readLiteral } from "../../python/literals.ts";
import { meaningOf } from "../../python/names.ts";
import { isSameNode, type SyntaxNode } from "../../python/syntax.ts";
import { jsonValue } from "./useRecord.ts";

/** A literal as it is; else `<dynamic>`, `<star>` for `*args`, `<text>` for a long string. */
type WrittenValue = number | string | boolean | null;

/** The arguments of a call as they are written; absent where there are none of a kind. */
export interface WrittenArguments {
  readonly pos?: readonly WrittenValue[];
  /** `"**": "<star>"` for `**kwargs`. */
  readonly kw?: Readonly<Record<string, WrittenValue>>;
}

const longestText = 60;

/** What a use is called with, or pre-bound with by `functools.partial`; empty for all else. */
export function writtenArguments(use: FoundUse, module: ParsedModule): WrittenArguments {
  const args = argumentsOf(use, module);
  if (!args) return {};
  const valueOf = (node: SyntaxNode) => writtenValue(node, module.text);
  const pos = args.positional.map(valueOf);
  if (args.unpacksPositional) pos.push("<star>");
  const kw = Array.from(args.keyword, ([name, node]) => [name, valueOf(node)] as const);
  if (args.unpacksKeyword) kw.push(["**", "<star>"]);
  return {
    ...(pos.length > 0 && { pos }),
    ...(kw.length > 0 && { kw: Object.fromEntries(kw) }),
  };
}

function argumentsOf(use: FoundUse, module: ParsedModule): CallArguments | undefined {
  if (use.category === "string") return undefined;
  // What a look-up is called with is its key.
  if (use.category === "dynamic" && use.key !== undefined) return undefined;
  const token = module.tree.resolveInner(use.token.from, 1);
  const expression = token.name === "PropertyName" ? token.parent : token;
  if (!expression) return undefined;
  const call = callOf(expression);
  if (!call) return preBound(expression, module);
  // `x * torch.sigmoid(x)` has an argument of its own, but not as SiLU.
  const { from, to } = use.expression;
  const isWhole = from === call.from && to === call.to;
  return use.category === "handwritten" && !isWhole
    ? undefined
    : readCallArguments(call, module.text);
}

/** `partial(nn.LeakyReLU, 0.1)` */
function preBound(expression: SyntaxNode, module: ParsedModule): CallArguments | undefined {
  const list = expression.parent;
  const callee = list?.name === "ArgList" ? list.parent?.firstChild : null;
  if (!list || !callee) return undefined;
  const meaning = meaningOf(callee, module);
  if (meaning?.kind !== "imported" || meaning.qualifiedName !== "functools.partial") {
    return undefined;
  }
  const args = readCallArguments(list, module.text);
  return isSameNode(args.positional[0], expression) ? withoutFirst(args) : undefined;
}

function writtenValue(node: SyntaxNode, text: string): WrittenValue {
  const literal = readLiteral(node, text);
  if (literal === undefined) return "<dynamic>";
  if (typeof literal === "number") return jsonValue(literal);
  return typeof literal === "string" && literal.length > longestText ? "<text>" : literal;
}
