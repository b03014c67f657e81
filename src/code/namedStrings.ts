import { parametersOf } from "../python/bindings.ts";
import { readString } from "../python/literals.ts";
import { meaningOf } from "../python/names.ts";
import { childrenOf, enclosing, isSameNode, type SyntaxNode } from "../python/syntax.ts";
import { speaksOfActivation } from "./hostPlaces.ts";
import { type ParsedModule, textOf } from "./module.ts";
import { argumentPlaceOf, previousOf, qualifiedNamesOf } from "./places.ts";

/** A place whose name tells that an activation is meant by the string in it. */
export interface NamedPlace {
  /** `hidden_act`, as the place is called. */
  readonly name: string;
  /** Where the string is passed to a callable. */
  readonly callee?: SyntaxNode;
  /** A mere variable may be called so for another reason. */
  readonly certainty: "likely" | "ambiguous";
}

/** The place that a string is in, where its name speaks of activations. */
export function namedPlaceOf(token: SyntaxNode, module: ParsedModule): NamedPlace | undefined {
  const value = wholeEntry(token);
  const place = placeOf(value, module);
  return place && speaksOfActivation(place.name) ? place : undefined;
}

/** The expression that has a string as a possible value, or in a list of values. */
function wholeEntry(token: SyntaxNode): SyntaxNode {
  let node = token;
  for (let parent = node.parent; parent; parent = node.parent) {
    const isBranch =
      parent.name === "ConditionalExpression" && !isSameNode(childrenOf(parent)[2], node);
    const isOr = parent.name === "BinaryExpression" && parent.getChild("or") !== null;
    const isList = /^(?:Array|Tuple|Parenthesized)Expression$/.test(parent.name);
    if (!isBranch && !isOr && !isList) break;
    node = parent;
  }
  return node;
}

function placeOf(value: SyntaxNode, module: ParsedModule): NamedPlace | undefined {
  const { parent } = value;
  if (!parent) return undefined;
  switch (parent.name) {
    case "ArgList":
      return argumentOf(value, module);
    case "ParamList":
      return beforeEquals(value, module, "likely");
    case "AssignStatement": {
      const isField =
        enclosing(value, "FunctionDefinition", "ClassDefinition", "LambdaExpression")?.name ===
        "ClassDefinition";
      return beforeEquals(value, module, isField ? "likely" : "ambiguous");
    }
    case "DictionaryExpression":
      return entryOf(value, parent, module);
    default:
      return undefined;
  }
}

function argumentOf(value: SyntaxNode, module: ParsedModule): NamedPlace | undefined {
  const place = argumentPlaceOf(value, module);
  if (!place) return undefined;
  const { callee, keyword, position } = place;
  const shared = { callee, certainty: "likely" } as const;
  if (keyword !== undefined) {
    // `act_cfg=dict(type="LeakyReLU")` names the kind inside of what is called so.
    const outer = keyword === "type" ? innerConfiguration(callee, module) : undefined;
    return outer ?? { name: keyword, ...shared };
  }
  const called = callee.lastChild ?? callee;
  const calledName = textOf(called, module);
  if (calledName === "getattr") return position === 2 ? defaultOfGetattr(value, module) : undefined;
  const name = position === undefined ? undefined : parameterAt(callee, position, module);
  if (name !== undefined) return { name, ...shared };
  // `Activation("relu")` and `get_activation("relu")` of another file.
  const isLookUp =
    position === 0 && /^(?:_*(?:get|make|build|create)_\w*|Activation\w*)$/.test(calledName);
  return isLookUp ? { name: calledName, ...shared } : undefined;
}

function innerConfiguration(callee: SyntaxNode, module: ParsedModule): NamedPlace | undefined {
  const call = callee.parent;
  if (textOf(callee, module) !== "dict" || !call) return undefined;
  const place = argumentPlaceOf(call, module);
  if (place?.keyword !== undefined) return { name: place.keyword, certainty: "likely" };
  return beforeEquals(call, module, "likely");
}

/** `getattr(config, "mlp_act", "silu")`. */
function defaultOfGetattr(value: SyntaxNode, module: ParsedModule): NamedPlace | undefined {
  const comma = previousOf(value);
  const key = comma && previousOf(comma);
  const name = key?.name === "String" ? readString(textOf(key, module))?.value : undefined;
  return name === undefined ? undefined : { name, certainty: "likely" };
}

/** The parameter of a function or class of the file that a positional argument sets. */
function parameterAt(
  callee: SyntaxNode,
  position: number,
  module: ParsedModule,
): string | undefined {
  const meaning = meaningOf(callee, module);
  if (meaning?.kind !== "local") return undefined;
  const { node, kind } = meaning.binding;
  const isClass = kind === "class";
  if (!isClass && kind !== "function") return undefined;
  const definition = isClass
    ? module.scopes.ofClass(node).bindings.get("__init__")?.at(-1)?.node
    : node;
  if (definition?.name !== "FunctionDefinition")
    return isClass ? fieldAt(node, position, module) : undefined;
  const wanted = isClass ? position + 1 : position;
  return parametersOf(definition, module.text).find((one) => one.position === wanted)?.name;
}

/** The field of a data class that a positional argument sets. */
function fieldAt(
  definition: SyntaxNode,
  position: number,
  module: ParsedModule,
): string | undefined {
  const fields = definition
    .getChild("Body")
    ?.getChildren("AssignStatement")
    .filter((statement) => statement.getChild("TypeDef"));
  const name = fields?.[position]?.getChild("VariableName");
  return name ? textOf(name, module) : undefined;
}

function beforeEquals(
  value: SyntaxNode,
  module: ParsedModule,
  certainty: NamedPlace["certainty"],
): NamedPlace | undefined {
  const before = previousOf(value);
  if (before?.name !== "AssignOp") return undefined;
  const name = previousOf(before);
  const target = name?.name === "TypeDef" ? previousOf(name) : name;
  if (!target || !/^(?:Var|Mem)/.test(target.name)) return undefined;
  const last = target.lastChild ?? target;
  return { name: textOf(last, module), certainty };
}

function entryOf(
  value: SyntaxNode,
  dictionary: SyntaxNode,
  module: ParsedModule,
): NamedPlace | undefined {
  const colon = previousOf(value);
  const key = colon?.name === ":" ? previousOf(colon) : undefined;
  const name = key?.name === "String" ? readString(textOf(key, module))?.value : undefined;
  if (name === undefined) return undefined;
  if (name === "type") return placeOf(wholeEntry(dictionary), module);
  return { name, certainty: "likely" };
}

/** The full name of what a string is passed to, if imports tell it. */
export function calleeName({ callee }: NamedPlace, module: ParsedModule): string | undefined {
  return callee && qualifiedNamesOf(meaningOf(callee, module))[0];
}
