import type { Host } from "../activations/hosts.ts";
import { hasGradients } from "../activations/frameworks.ts";
import type { Spelling } from "../activations/spelling.ts";
import {
  type CallArguments,
  noArguments,
  readCallArguments,
  withoutFirst,
} from "../python/callArguments.ts";
import { type Meaning, meaningOf } from "../python/names.ts";
import { enclosing, isSameNode, type SyntaxNode } from "../python/syntax.ts";
import { unknownArgumentsOf } from "./argumentNames.ts";
import { resolveImported } from "./imported.ts";
import { hostPlaceOf, isNamedActivation } from "./hostPlaces.ts";
import { type ParsedModule, spanOf } from "./module.ts";
import { readCall } from "./parametersInForce.ts";
import { callOf, isRead, qualifiedNamesOf } from "./places.ts";
import type { FoundSpelling, SpellingIndex } from "./spellingIndex.ts";
import type { ActivationUse, Certainty } from "./use.ts";

/** The use of an activation under a name that the imports resolve: called, or passed on. */
export function namedUse(
  token: SyntaxNode,
  module: ParsedModule,
  index: SpellingIndex,
): ActivationUse | undefined {
  const expression = token.name === "PropertyName" ? token.parent : token;
  if (!expression || !isRead(expression)) return undefined;
  const meaning = meaningOf(expression, module);
  const newest = spellingOf(meaning, module, index);
  if (!newest) return undefined;
  const call = callOf(expression);
  const args = argumentsFor(expression, call, module);
  const found = rowFor(newest, args);
  const { spelling, earlier, known, version } = found;
  const host = call ? undefined : hostPlaceOf(expression, module, index);
  if (spelling.general && !host && !isPassedAsActivation(spelling, expression, call, module)) {
    return undefined;
  }
  // A method that is called through its class takes the tensor first.
  const skipped = spelling.form === "function" || spelling.form === "method" ? 1 : 0;
  const { activation, parameters, undecided, unknownArguments } = readCall(spelling, args, module, {
    skipped,
    ...(version !== undefined && { version }),
  });
  const input = inputOf(spelling, call, args, module);
  return {
    activation,
    parameters,
    spelling,
    qualifiedName: found.name,
    category: call ? "call" : "reference",
    certainty: certaintyOf(spelling, expression, meaning, undecided !== undefined),
    ...(known && { version: known }),
    ...(earlier.length > 0 && { earlier }),
    ...(host && { host: { callable: host.callable, ...describeHost(host.host) } }),
    ...(undecided && { undecided }),
    ...(unknownArguments.length > 0 && { unknownArguments }),
    token: spanOf(token),
    expression: spanOf(call ?? expression),
    ...(input && { input: spanOf(input) }),
  };
}

/**
 * Where the version is not known, the rows that take the keywords of a call: `relu(x, alpha=0.1)` is
 * of Keras 2, and what it would be in Keras 3 is of no interest.
 */
function rowFor(found: FoundSpelling, args: CallArguments): FoundSpelling {
  if (found.version !== undefined || found.earlier.length === 0) return found;
  const rows = [found.spelling, ...found.earlier];
  const [spelling, ...earlier] = rows.filter((row) => unknownArgumentsOf(row, args).length === 0);
  return spelling ? { ...found, spelling, earlier } : found;
}

/** The row of a name: under its own name, or under the one by which the workspace passes it on. */
function spellingOf(
  meaning: Meaning | undefined,
  module: ParsedModule,
  index: SpellingIndex,
): FoundSpelling | undefined {
  const names = qualifiedNamesOf(meaning);
  for (const name of names) {
    // What the workspace makes under this name is not the framework's.
    if (name.startsWith(".") && resolveImported(name, module)?.kind === "made") return undefined;
    const found = index.byQualifiedName(name);
    if (found) return found;
  }
  for (const name of names) {
    const imported = resolveImported(name, module);
    if (imported?.kind === "external") return index.byQualifiedName(imported.qualifiedName);
  }
  return undefined;
}

/**
 * NumPy's functions serve all of mathematics, a stand-in may be in the place of what is imported, and
 * an annotation only says what may be passed.
 */
function certaintyOf(
  { framework }: Spelling,
  expression: SyntaxNode,
  meaning: Meaning | undefined,
  isUndecided: boolean,
): Certainty {
  if (enclosing(expression, "TypeDef", "ArgList", "Body")?.name === "TypeDef") return "ambiguous";
  const isImported = meaning?.kind === "imported";
  const hasStandIn = isImported && (meaning.hasStandIn || meaning.qualifiedName.startsWith("."));
  return isUndecided || hasStandIn || !hasGradients(framework) ? "likely" : "certain";
}

/**
 * `torch.exp(x)` computes and `act_fn=torch.exp` activates; a layer is made first: `self.act =
 * nn.Identity()`.
 */
function isPassedAsActivation(
  { form }: Spelling,
  expression: SyntaxNode,
  call: SyntaxNode | undefined,
  module: ParsedModule,
): boolean {
  if (call && form !== "module") return false;
  return isNamedActivation(call ?? expression, module);
}

/** What a use tells of the argument that it is given to. */
export function describeHost({ argument, registry }: Host) {
  return { argument, ...(registry !== undefined && { registry }) };
}

/** What a function is called with, or what a layer is applied to on the spot: `nn.ReLU()(x)`. */
function inputOf(
  { form, input }: Spelling,
  call: SyntaxNode | undefined,
  args: CallArguments,
  module: ParsedModule,
): SyntaxNode | undefined {
  if (!call) return undefined;
  if (form === "function") return args.positional[0] ?? args.keyword.get(input ?? "");
  if (form === "method") return args.positional[0];
  const outer = callOf(call);
  return outer && readCallArguments(outer, module.text).positional[0];
}

/** What the call passes; for `partial(f, …)` what is passed on to `f`. */
function argumentsFor(
  expression: SyntaxNode,
  call: SyntaxNode | undefined,
  module: ParsedModule,
): CallArguments {
  if (call) return readCallArguments(call, module.text);
  const list = expression.parent;
  const outer = list?.name === "ArgList" ? list.parent : undefined;
  const callee = outer?.name === "CallExpression" ? outer.firstChild : null;
  if (!list || !callee) return noArguments;
  const meaning = meaningOf(callee, module);
  const isPartial = meaning?.kind === "imported" && meaning.qualifiedName === "functools.partial";
  const args = readCallArguments(list, module.text);
  return isPartial && isSameNode(args.positional[0], expression) ? withoutFirst(args) : noArguments;
}
