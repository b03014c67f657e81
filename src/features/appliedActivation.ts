import { type ParsedModule, useAt } from "../code/findUses.ts";
import type { SpellingIndex } from "../code/spellingIndex.ts";
import type { ActivationUse, Span } from "../code/use.ts";
import { isConditional, meaningOfName } from "../python/names.ts";
import { childrenOf, type SyntaxNode } from "../python/syntax.ts";

/** A selected expression that applies an activation to numbers that can be read. */
export interface AppliedActivation {
  readonly use: ActivationUse;
  /** Source of the numbers that go in: `np.array([-3, 1])`, `[x for x in inputs]`. */
  readonly inputText: string;
  /** Where that source begins in the module. */
  readonly inputFrom: number;
}

/**
 * Takes `torch.relu(torch.tensor([…]))`, `nn.ReLU()(t)` or `[relu(x) for x in inputs]` apart into
 * the activation and what it is applied to.
 *
 * Undefined where the selection is not one such expression as a whole.
 */
export function readAppliedActivation(
  module: ParsedModule,
  selection: Span,
  index: SpellingIndex,
): AppliedActivation | undefined {
  const expression = selectedExpression(module, selection);
  if (expression?.name === "CallExpression") {
    const use = useOfCall(expression, module, index);
    if (!use?.input) return undefined;
    const { from, to } = use.input;
    return { use, inputText: module.text.slice(from, to), inputFrom: from };
  }
  if (expression?.name !== "ArrayComprehensionExpression") return undefined;
  const [, element] = childrenOf(expression);
  const use = element?.name === "CallExpression" ? useOfCall(element, module, index) : undefined;
  if (!element || !use?.input) return undefined;
  const { text } = module;
  const input = text.slice(use.input.from, use.input.to);
  const before = text.slice(expression.from, element.from);
  const after = text.slice(element.to, expression.to);
  return { use, inputText: `${before}${input}${after}`, inputFrom: expression.from };
}

/**
 * The axis that PyTorch chooses where `dim` is left out: the first one of arrays with none, one or
 * three axes, else the second (`_get_softmax_dim` in torch/nn/functional.py 2.13).
 *
 * Undefined where the call says its axis, or is no call of PyTorch.
 */
export function implicitAxis(
  { parameters, spelling }: ActivationUse,
  rank: number,
): number | undefined {
  const isMissing = parameters.some(
    ({ parameter, origin }) => parameter.name === "dim" && origin === "missing",
  );
  if (!isMissing || spelling?.framework !== "pytorch") return undefined;
  return rank === 0 || rank === 1 || rank === 3 ? 0 : 1;
}

/** The end of the statement around an offset: text put on the next line stays outside of it. */
export function statementAround(module: ParsedModule, offset: number): Span {
  let node: SyntaxNode = module.tree.resolveInner(offset, 1);
  while (node.parent && node.parent.name !== "Body" && node.parent.name !== "Script") {
    node = node.parent;
  }
  return { from: node.from, to: node.to };
}

/**
 * Source of the value that a name is bound to at an offset.
 *
 * Undefined where the file does not tell: the name is bound in a branch, or what it is bound to is
 * changed in between (`x[0] = 1`, `x.append(2)`, `x += 1`).
 */
export function boundSource(
  module: ParsedModule,
  name: string,
  offset: number,
): string | undefined {
  const meaning = meaningOfName(name, offset, module);
  if (meaning.kind !== "local" || meaning.binding.kind !== "value") return undefined;
  const { value } = meaning.binding;
  const between = module.text.slice(value.to, Math.max(value.to, offset));
  if (isConditional(value) || mayChange(name, between)) return undefined;
  return module.text.slice(value.from, value.to);
}

/** Whether some text assigns to a part of what a name is bound to, or calls what changes it. */
function mayChange(name: string, text: string): boolean {
  const changing = "append|extend|insert|pop|remove|clear|sort|reverse|fill|resize|\\w+_";
  const escaped = name.replace(/\W/g, "");
  return new RegExp(
    `\\b${escaped}\\s*(?:\\.\\s*(?:${changing})\\s*\\(|\\[[^\\]\\n]*\\]\\s*[-+*/@%&|^]*=[^=]|[-+*/@%&|^]+=)`,
  ).test(text);
}

/** The node that a selection covers, blanks around it aside. */
function selectedExpression(module: ParsedModule, { from, to }: Span): SyntaxNode | undefined {
  const text = module.text.slice(from, to);
  const start = from + (text.length - text.trimStart().length);
  const end = to - (text.length - text.trimEnd().length);
  let node: SyntaxNode | null = module.tree.resolveInner(start, 1);
  while (node && node.to < end) node = node.parent;
  while (node?.parent && node.parent.from === start && node.parent.to === end) node = node.parent;
  if (node?.name === "ExpressionStatement") node = node.firstChild;
  return node?.from === start && node.to === end ? node : undefined;
}

/** The use whose application is exactly this call: for a layer `nn.ReLU()(x)` the outer call. */
function useOfCall(
  call: SyntaxNode,
  module: ParsedModule,
  index: SpellingIndex,
): ActivationUse | undefined {
  const callee = call.firstChild;
  const inner = callee?.name === "CallExpression" ? callee.firstChild : callee;
  if (!inner) return undefined;
  const use = useAt(module, inner.to, index);
  const list = call.getChild("ArgList");
  if (!use?.input || !list) return undefined;
  // A call inside of a formula, `np.exp(x)/np.sum(np.exp(x))`, is not the formula.
  if (use.expression.from < call.from || use.expression.to > call.to) return undefined;
  const { from, to } = use.input;
  const isOwnInput = childrenOf(list).some((child) => child.from === from && child.to === to);
  return isOwnInput ? use : undefined;
}
