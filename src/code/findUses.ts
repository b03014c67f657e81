import { activationById } from "../activations/index.ts";
import type { Spelling } from "../activations/spelling.ts";
import {
  type CallArguments,
  noArguments,
  readCallArguments,
  withoutFirst,
} from "../python/callArguments.ts";
import type { Work } from "../pace.ts";
import { readString } from "../python/literals.ts";
import { meaningOf, type Meaning, type PythonSource } from "../python/names.ts";
import { readScopes } from "../python/scopes.ts";
import { isSameNode, parsing, type SyntaxNode, type Tree } from "../python/syntax.ts";
import { type HandWritten, readFunction, readMaximum } from "./handwritten.ts";
import { readCall } from "./parametersInForce.ts";
import { canonicalName, type SpellingIndex } from "./spellingIndex.ts";
import { argumentPlaceOf, lookUpOf } from "./stringPlaces.ts";
import type { ActivationUse, ParameterInForce, Span } from "./use.ts";

/** A module that was parsed: its source, and the tree that offsets are looked up in. */
export interface ParsedModule extends PythonSource {
  readonly tree: Tree;
}

/** Reads a module: work that can pause every now and then. */
export function* readModule(text: string): Work<ParsedModule> {
  const tree = yield* parsing(text);
  return { text, tree, scopes: yield* readScopes(tree, text) };
}

/** The activation used at an offset, or undefined where there is none or it is not sure enough. */
export function useAt(
  module: ParsedModule,
  offset: number,
  index: SpellingIndex,
): ActivationUse | undefined {
  const node = tokenAt(module.tree, offset);
  return node && useOf(node, module, index);
}

/**
 * The activation that a cursor means: at it, else the innermost call around it, else the first one on
 * its line.
 */
export function useNear(
  module: ParsedModule,
  offset: number,
  index: SpellingIndex,
): ActivationUse | undefined {
  const exact = useAt(module, offset, index);
  if (exact) return exact;
  let around: SyntaxNode | null = module.tree.resolveInner(offset, 1);
  for (; around; around = around.parent) {
    const callee = around.name === "CallExpression" ? around.firstChild : null;
    const use = callee && useOf(callee.lastChild ?? callee, module, index);
    if (use) return use;
  }
  const from = module.text.lastIndexOf("\n", offset - 1) + 1;
  const end = module.text.indexOf("\n", offset);
  const to = end < 0 ? module.text.length : end;
  return findUses(module, index, { from, to })[0];
}

/** Every activation used in a module, or in a part of it, in the order of the text. */
export function findUses(
  module: ParsedModule,
  index: SpellingIndex,
  part: Span = { from: 0, to: module.text.length },
): ActivationUse[] {
  const uses: ActivationUse[] = [];
  module.tree.iterate({
    ...part,
    enter: ({ name, node }) => {
      if (!isToken(name) || node.from < part.from || node.to > part.to) return;
      const use = useOf(node, module, index);
      if (use) uses.push(use);
    },
  });
  return uses;
}

function isToken(name: string): boolean {
  return name === "VariableName" || name === "PropertyName" || name === "String";
}

/** The name or string at an offset; at the end of a name the name before it. */
function tokenAt(tree: Tree, offset: number): SyntaxNode | undefined {
  const nodes = [tree.resolveInner(offset, 1), tree.resolveInner(offset, -1)];
  return nodes.find(({ name }) => isToken(name));
}

function useOf(
  token: SyntaxNode,
  module: ParsedModule,
  index: SpellingIndex,
): ActivationUse | undefined {
  if (token.name === "String") return stringUse(token, module, index);
  const parent = token.parent;
  if (parent?.name === "FunctionDefinition") return definitionUse(token, parent, module);
  const expression = token.name === "PropertyName" ? parent : token;
  if (!expression || !isRead(expression)) return undefined;
  const meaning = meaningOf(expression, module);
  if (!meaning) return undefined;
  const call = callOf(expression);
  const spelled = spellingOf(meaning, index);
  if (spelled) {
    const args = argumentsFor(expression, call, module);
    const { activation, parameters, undecided, unknownArguments } = readCall(
      spelled.spelling,
      args,
      module.text,
    );
    const input = inputOf(spelled.spelling, call, args, module);
    return {
      activation,
      parameters,
      spelling: spelled.spelling,
      qualifiedName: spelled.qualifiedName,
      category: call ? "call" : "reference",
      certainty: undecided ? "likely" : "certain",
      ...(undecided ? { undecided } : {}),
      ...(unknownArguments.length > 0 ? { unknownArguments } : {}),
      token: spanOf(token),
      expression: spanOf(call ?? expression),
      ...(input ? { input: spanOf(input) } : {}),
    };
  }
  const written = handWrittenOf(meaning, call, module);
  return written && handWrittenUse(written, token, call ?? expression);
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
  const outer = callOf(call);
  return outer && readCallArguments(outer, module.text).positional[0];
}

/** Whether an expression is read, not a target, a parameter, a keyword or an imported name. */
function isRead(expression: SyntaxNode): boolean {
  const { parent, prevSibling, nextSibling } = expression;
  if (!parent) return true;
  switch (parent.name) {
    case "ImportStatement":
    case "ClassDefinition":
    case "ScopeStatement":
    case "TypeDef":
      return false;
    case "ParamList":
      return prevSibling?.name === "AssignOp";
    case "ArgList":
      return nextSibling?.name !== "AssignOp";
    case "AssignStatement":
      return parent.getChildren("AssignOp").every(({ to }) => to <= expression.from);
    default:
      return true;
  }
}

function callOf(expression: SyntaxNode): SyntaxNode | undefined {
  const { parent } = expression;
  const isCallee = parent?.name === "CallExpression" && isSameNode(parent.firstChild, expression);
  return isCallee ? parent : undefined;
}

function spellingOf(meaning: Meaning, index: SpellingIndex) {
  for (const name of qualifiedNamesOf(meaning)) {
    const spelling = index.byQualifiedName(name);
    if (spelling) return { spelling, qualifiedName: name };
  }
  return undefined;
}

/** The full names that a meaning may have: of several star imports the last one wins. */
function qualifiedNamesOf(meaning: Meaning): string[] {
  switch (meaning.kind) {
    case "imported":
      return [canonicalName(meaning.qualifiedName)];
    case "unbound":
      return meaning.starImports
        .map((module) => canonicalName(`${module}.${meaning.name}`))
        .reverse();
    case "local":
      return [];
  }
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

function handWrittenOf(
  meaning: Meaning,
  call: SyntaxNode | undefined,
  module: ParsedModule,
): HandWritten | undefined {
  if (meaning.kind !== "local") return call && readMaximum(call, module);
  const { binding } = meaning;
  const definition =
    binding.kind === "function"
      ? binding.node
      : binding.kind === "value" && binding.value.name === "LambdaExpression"
        ? binding.value
        : undefined;
  const written = definition && readFunction(definition, module);
  if (!written) return undefined;
  // What the definition applies the formula to is not what this call applies it to.
  const { activation, form, parameters } = written;
  const [input] = call ? readCallArguments(call, module.text).positional : [];
  return { activation, form, parameters, ...(input ? { input } : {}) };
}

function definitionUse(
  token: SyntaxNode,
  definition: SyntaxNode,
  module: ParsedModule,
): ActivationUse | undefined {
  const written = readFunction(definition, module);
  return written && handWrittenUse({ ...written, input: undefined }, token, token);
}

function handWrittenUse(
  {
    activation: id,
    form,
    parameters,
    input,
  }: Omit<HandWritten, "input"> & {
    readonly input?: SyntaxNode | undefined;
  },
  token: SyntaxNode,
  expression: SyntaxNode,
): ActivationUse | undefined {
  const activation = activationById(id);
  if (!activation) return undefined;
  return {
    activation,
    qualifiedName: form,
    category: "handwritten",
    certainty: "likely",
    token: spanOf(token),
    expression: spanOf(expression),
    parameters: activation.parameters.map((parameter): ParameterInForce => {
      const given = parameters[parameter.name];
      return typeof given === "string"
        ? { parameter, origin: "dynamic", expression: given, assumed: parameter.usual }
        : given === undefined
          ? { parameter, origin: "fixed", value: parameter.usual }
          : { parameter, origin: "written", value: given };
    }),
    ...(input ? { input: spanOf(input) } : {}),
  };
}

/** Longer strings name no activation, and need not be looked at. */
const longestIdentifier = 60;

function stringUse(
  token: SyntaxNode,
  module: ParsedModule,
  index: SpellingIndex,
): ActivationUse | undefined {
  if (token.to - token.from > longestIdentifier) return undefined;
  const string = readString(module.text.slice(token.from, token.to));
  const place = argumentPlaceOf(token, module.text);
  const callee = place?.call.firstChild;
  if (!string || !place || !callee) return undefined;
  const meaning = meaningOf(callee, module);
  for (const name of meaning ? qualifiedNamesOf(meaning) : []) {
    const lookUp = lookUpOf(name, place.argument, string.value);
    if (!lookUp) continue;
    const spelling =
      lookUp.by === "keras"
        ? index.byKerasString(string.value)
        : index.byQualifiedName(lookUp.qualifiedName);
    if (!spelling) return undefined;
    const from = token.from + string.start;
    const { activation, parameters } = readCall(spelling, noArguments, module.text);
    return {
      activation,
      parameters,
      spelling,
      category: "string",
      certainty: "certain",
      token: { from, to: from + string.value.length },
      expression: spanOf(token),
      qualifiedName:
        spelling.form === "string"
          ? `${name}(${keywordOf(place.argument)}"${string.value}")`
          : spelling.names[0],
    };
  }
  return undefined;
}

function keywordOf(argument: string | number): string {
  return typeof argument === "string" ? `${argument}=` : "";
}

function spanOf({ from, to }: SyntaxNode): { from: number; to: number } {
  return { from, to };
}
