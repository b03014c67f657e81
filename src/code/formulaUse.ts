import { activationById } from "../activations/index.ts";
import { readCallArguments } from "../python/callArguments.ts";
import { readLiteral } from "../python/literals.ts";
import { meaningOf } from "../python/names.ts";
import { enclosing, isSameNode, type SyntaxNode } from "../python/syntax.ts";
import {
  anchorOf,
  type Formula,
  formulaAt,
  formulaOfClass,
  formulaOfFunction,
} from "./formulas.ts";
import type { Idiom } from "./idioms/idiom.ts";
import type { Match } from "./idioms/bindings.ts";
import type { Term } from "./idioms/term.ts";
import { type ParsedModule, spanOf, textOf } from "./module.ts";
import { callOf, isRead } from "./places.ts";
import { speaksOfActivation } from "./hostPlaces.ts";
import type { Binding } from "../python/scopes.ts";
import { isAllOfFunction, isPlainlyMeant } from "./purpose.ts";
import { resolveImported } from "./imported.ts";
import type { SpellingIndex } from "./spellingIndex.ts";
import type { ActivationUse, ParameterInForce } from "./use.ts";
import { isApplication, readWholeFunction } from "./wholeFunction.ts";

/** The formula that a name is part of, and whether it is the name to list it by. */
export function formulaUse(
  token: SyntaxNode,
  module: ParsedModule,
  index: SpellingIndex,
): { use: ActivationUse; isListed: boolean } | undefined {
  const formula = formulaAt(token, module, index);
  const certainty = formula && isPlainlyMeant(formula, module) ? "likely" : "ambiguous";
  const use =
    formula && useOf(formula, token, formula.node, inputNodeOf(formula), module, certainty);
  if (!use) return undefined;
  const isAnchor =
    isSameNode(anchorOf(formula, module, index), token) && !isInLoss(formula, module);
  return { use, isListed: isAnchor && !isToldByName(formula, module, index) };
}

/** `log(1 + exp(x))` and `log(softmax(x))` stand in losses too, where nothing is activated by them. */
function isInLoss(formula: Formula, module: ParsedModule): boolean {
  const { term } = formula.idiom;
  const isLogarithm = term.kind === "call" && /\.?log(?:addexp)?$/.test(term.callee);
  return isLogarithm && !isWholeStatement(formula.node) && !isAllOfFunction(formula, module);
}

/** Whether an expression is all that a statement binds or returns. */
function isWholeStatement(expression: SyntaxNode): boolean {
  let node = expression;
  while (node.parent?.name === "ParenthesizedExpression") node = node.parent;
  return /^(?:Assign|Return|Expression)Statement$/.test(node.parent?.name ?? "");
}

/**
 * Whether the function around, which is called after an activation and is listed as such, says it
 * already: of `def relu(x): return torch.clamp(x, min=0)` the clamp is not listed once more.
 */
function isToldByName(
  { idiom, match, node }: Formula,
  module: ParsedModule,
  index: SpellingIndex,
): boolean {
  const definition = enclosing(node, "FunctionDefinition");
  const name = definition?.getChild("VariableName");
  if (!idiom.onlyBounds || !name || !isInModuleBody(definition)) return false;
  const isOwn = match.departures === 0 && !/clamp|clip/.test(idiom.text);
  return !isOwn && index.idNamed(textOf(name, module)) !== undefined;
}

function isInModuleBody(definition: SyntaxNode | undefined): boolean {
  return definition?.parent?.parent?.name !== "ClassDefinition";
}

/** A function or a class of the file itself that computes an activation: its definition, or a use. */
export function localUse(
  token: SyntaxNode,
  module: ParsedModule,
  index: SpellingIndex,
): ActivationUse | undefined {
  if (token.name !== "VariableName") return undefined;
  const { parent } = token;
  if (parent?.name === "FunctionDefinition" || isNameOfClass(token)) {
    const formula = parent && formulaOfLocal(parent, module, index);
    if (!parent) return undefined;
    if (!formula) return useByName(token, parent, module, index);
    const isHidden = parent.name === "FunctionDefinition" && isApplication(parent, module);
    return isHidden ? undefined : useOf(formula, token, token, undefined, module, "likely");
  }
  const definition = isRead(token) ? definitionOf(token, module) : undefined;
  const formula = definition && formulaOfLocal(definition.node, definition.module, index);
  if (!formula) return undefined;
  const call = callOf(token);
  // A class is made first and applied then; what its definition applies the formula to is another.
  const applied = definition.node.name === "ClassDefinition" ? call && callOf(call) : call;
  const [input] = applied ? readCallArguments(applied, module.text).positional : [];
  return useOf(formula, token, call ?? token, input, definition.module, "ambiguous");
}

/**
 * A function or class that is called like an activation and whose body was not recognised: it may
 * well be one, written in another way.
 */
function useByName(
  token: SyntaxNode,
  definition: SyntaxNode,
  module: ParsedModule,
  index: SpellingIndex,
): ActivationUse | undefined {
  const isMethod =
    definition.name === "FunctionDefinition" && !isInModuleBody(undecorated(definition));
  const name = textOf(token, module);
  const id = isMethod ? undefined : index.idNamed(name);
  const activation = id === undefined ? undefined : activationById(id);
  if (!activation) return undefined;
  return {
    activation,
    qualifiedName: name,
    category: "handwritten",
    certainty: "ambiguous",
    token: spanOf(token),
    expression: spanOf(token),
    parameters: activation.parameters.map((parameter) => ({
      parameter,
      origin: "missing",
      note: "whatever the definition makes of it",
    })),
  };
}

/** A definition, or the statement that its decorators make with it. */
function undecorated(definition: SyntaxNode): SyntaxNode {
  const { parent } = definition;
  return parent?.name === "DecoratedStatement" ? parent : definition;
}

/**
 * Whether a use of a function or class of the file is worth a line in a list: where it is called like
 * an activation, or where its formula has no line of its own.
 */
export function isListedLocal(
  token: SyntaxNode,
  { certainty, expression }: ActivationUse,
  module: ParsedModule,
  index: SpellingIndex,
): boolean {
  const name = textOf(token, module);
  if (index.idNamed(name) !== undefined) return true;
  if (certainty === "ambiguous") return expression.to > token.to && speaksOfActivation(name);
  const { parent } = token;
  const formula = parent && formulaOfLocal(parent, module, index);
  if (!formula || parent.name === "ClassDefinition") return false;
  const whole = readWholeFunction(parent, module);
  if (!whole || whole.otherwise) return true;
  const anchor = anchorOf({ ...formula, node: whole.returned }, module, index);
  return formulaAt(anchor, module, index) === undefined;
}

function isNameOfClass(token: SyntaxNode): boolean {
  const { parent } = token;
  return parent?.name === "ClassDefinition" && isSameNode(parent.getChild("VariableName"), token);
}

function formulaOfLocal(
  definition: SyntaxNode,
  module: ParsedModule,
  index: SpellingIndex,
): Formula | undefined {
  const known = formulasOfLocals.get(module.scopes) ?? new Map<number, Formula | undefined>();
  formulasOfLocals.set(module.scopes, known);
  if (known.has(definition.from)) return known.get(definition.from);
  const formula =
    definition.name === "ClassDefinition"
      ? formulaOfClass(definition, module, index)
      : formulaOfFunction(definition, module, index);
  known.set(definition.from, formula);
  return formula;
}

/** What is read of the definitions of a module, for all their uses; gone with the module. */
const formulasOfLocals = new WeakMap<object, Map<number, Formula | undefined>>();

/** A function or class of the workspace, and the module that it is in. */
interface Definition {
  readonly node: SyntaxNode;
  readonly module: ParsedModule;
}

function definitionOf(token: SyntaxNode, module: ParsedModule): Definition | undefined {
  const meaning = meaningOf(token, module);
  if (meaning?.kind === "imported") {
    const imported = resolveImported(meaning.qualifiedName, module);
    return imported?.kind === "made" ? definitionIn(imported.binding, imported.module) : undefined;
  }
  return meaning?.kind === "local" ? definitionIn(meaning.binding, module) : undefined;
}

function definitionIn(binding: Binding, module: ParsedModule): Definition | undefined {
  const { kind } = binding;
  if (kind === "function" || kind === "class") return { node: binding.node, module };
  const isLambda = kind === "value" && binding.value.name === "LambdaExpression";
  return isLambda ? { node: binding.value, module } : undefined;
}

function inputNodeOf({ match: { input } }: Formula): SyntaxNode | undefined {
  return input?.node;
}

function useOf(
  { idiom, match }: Formula,
  token: SyntaxNode,
  expression: SyntaxNode,
  input: SyntaxNode | undefined,
  module: ParsedModule,
  certainty: ActivationUse["certainty"],
): ActivationUse | undefined {
  const activation = activationById(idiom.activation);
  if (!activation) return undefined;
  const isOwn = match.departures === 0;
  return {
    activation,
    // What is told of a framework's row need not hold for the same formula elsewhere.
    ...(isOwn && idiom.spelling && { spelling: idiom.spelling }),
    qualifiedName: isOwn ? idiom.text : withoutModules(idiom),
    category: "handwritten",
    certainty,
    token: spanOf(token),
    expression: spanOf(expression),
    parameters: activation.parameters.map((parameter) =>
      parameterOf(parameter, idiom, match, module),
    ),
    ...(input && { input: spanOf(input) }),
  };
}

/** `1 / (1 + exp(-x))`. */
function withoutModules({ text }: Idiom): string {
  return text.replace(/\b(?:[a-z]\w*\.)+(?=[A-Za-z_])/g, "");
}

function parameterOf(
  parameter: ParameterInForce["parameter"],
  { spelling }: Idiom,
  match: Match,
  module: ParsedModule,
): ParameterInForce {
  const given = match.parameters.get(parameter.name) ?? axisIn(match, parameter.name);
  if (!given) {
    const value = spelling?.fixed?.[parameter.name] ?? parameter.usual;
    return { parameter, origin: "fixed", value };
  }
  if (given.kind === "number") return { parameter, origin: "written", value: given.value };
  const { node } = given;
  return {
    parameter,
    origin: "dynamic",
    expression: node ? textOf(node, module) : "",
    assumed: (node && defaultOf(node, module)) ?? parameter.usual,
  };
}

function axisIn({ axis }: Match, name: string): Term | undefined {
  return name === "dim" ? axis : undefined;
}

/** The number that a function's parameter has by default: `def leaky_relu(x, slope=0.01)`. */
function defaultOf(node: SyntaxNode, module: ParsedModule): number | undefined {
  const meaning = meaningOf(node, module);
  if (meaning?.kind !== "local" || meaning.binding.kind !== "parameter") return undefined;
  const usual = meaning.binding.default;
  const literal = usual && readLiteral(usual, module.text);
  return typeof literal === "number" ? literal : undefined;
}
