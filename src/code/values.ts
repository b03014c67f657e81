import {
  type CallArguments,
  noArguments,
  readCallArguments,
  withoutFirst,
} from "../python/callArguments.ts";
import { readString } from "../python/literals.ts";
import { type Meaning, meaningOf } from "../python/names.ts";
import type { Binding, Scope } from "../python/scopes.ts";
import { childrenOf, type SyntaxNode, withoutParentheses } from "../python/syntax.ts";
import { resolveImported } from "./imported.ts";
import { type DictionaryEntry, type Lookup, lookupOf } from "./lookups.ts";
import { type ParsedModule, textOf } from "./module.ts";
import { qualifiedNamesOf } from "./places.ts";
import type { FoundSpelling, SpellingIndex } from "./spellingIndex.ts";

/** What an expression may hold, as far as activations are concerned. */
export type Value =
  | {
      readonly kind: "activation";
      readonly spelled: FoundSpelling;
      /** Those that are bound already: of the call that made it, or of `partial`. */
      readonly args: CallArguments;
      /** The text that the arguments are in. */
      readonly module: ParsedModule;
      /** Applied to a tensor when it is called; else a class, which makes one first. */
      readonly isMade: boolean;
    }
  /** Looked up by a key that the source does not tell. */
  | { readonly kind: "runtime"; readonly lookup: Lookup; readonly isMade: boolean }
  | { readonly kind: "none" | "unknown" };

/** All that an expression may hold. */
export interface Values {
  readonly items: readonly Value[];
  /** A caller or a subclass may set something else: the default of a parameter, a field. */
  readonly isOpen: boolean;
}

const unknown: Values = { items: [{ kind: "unknown" }], isOpen: false };
const none: Values = { items: [{ kind: "none" }], isOpen: false };

/** How many bindings, calls and branches are followed in a row. */
const deepest = 10;

/** Values of more possibilities tell a reader nothing. */
const mostItems = 12;

/** What an expression may hold. */
export function valuesOf(
  given: SyntaxNode,
  module: ParsedModule,
  index: SpellingIndex,
  depth = 0,
): Values {
  if (depth > deepest) return unknown;
  const node = withoutParentheses(given);
  const inner = (part: SyntaxNode) => valuesOf(part, module, index, depth + 1);
  switch (node.name) {
    case "None":
      return none;
    case "ConditionalExpression": {
      const [then, , , , otherwise] = childrenOf(node);
      return then && otherwise ? union([inner(then), inner(otherwise)]) : unknown;
    }
    case "BinaryExpression": {
      const [first, operator, second] = childrenOf(node);
      return first && second && operator?.name === "or"
        ? union([inner(first), inner(second)])
        : unknown;
    }
    case "NamedExpression": {
      const value = childrenOf(node)[2];
      return value ? inner(value) : unknown;
    }
    case "VariableName":
      return valuesOfName(node, module, index, depth);
    case "MemberExpression":
      return (
        valuesOfLookup(node, module, index, depth) ??
        valuesOfAttribute(node, module, index, depth) ??
        valuesOfName(node, module, index, depth)
      );
    case "CallExpression":
      return valuesOfLookup(node, module, index, depth) ?? valuesOfCall(node, module, index, depth);
    default:
      return unknown;
  }
}

function union(parts: readonly Values[]): Values {
  const items = parts.flatMap((part) => part.items);
  if (items.length > mostItems) return unknown;
  return { items, isOpen: parts.some(({ isOpen }) => isOpen) };
}

function valuesOfName(
  node: SyntaxNode,
  module: ParsedModule,
  index: SpellingIndex,
  depth: number,
): Values {
  const meaning = meaningOf(node, module);
  if (meaning?.kind === "local") {
    return union(meaning.candidates.map((one) => valuesOfBinding(one, module, index, depth + 1)));
  }
  return valuesOfImported(meaning, module, index, depth);
}

function valuesOfImported(
  meaning: Meaning | undefined,
  module: ParsedModule,
  index: SpellingIndex,
  depth: number,
): Values {
  for (const name of qualifiedNamesOf(meaning)) {
    const spelled = index.byQualifiedName(name);
    if (!spelled) continue;
    const { form, general } = spelled.spelling;
    if (general) return unknown;
    const isMade = form !== "module";
    return activation({ kind: "activation", spelled, args: noArguments, module, isMade });
  }
  if (meaning?.kind !== "imported" || depth > deepest) return unknown;
  const found = resolveImported(meaning.qualifiedName, module);
  if (found?.kind === "made") return valuesOfBinding(found.binding, found.module, index, depth + 1);
  return found
    ? valuesOfImported({ ...meaning, ...found, kind: "imported" }, module, index, deepest + 1)
    : unknown;
}

function activation(item: Value): Values {
  return { items: [item], isOpen: false };
}

function valuesOfBinding(
  binding: Binding,
  module: ParsedModule,
  index: SpellingIndex,
  depth: number,
): Values {
  switch (binding.kind) {
    case "value":
      return valuesOf(binding.value, module, index, depth);
    case "parameter": {
      const usual = binding.default ? valuesOf(binding.default, module, index, depth) : unknown;
      return { ...usual, isOpen: true };
    }
    case "import":
      return valuesOfImported(
        { kind: "imported", qualifiedName: binding.qualifiedName },
        module,
        index,
        depth,
      );
    case "function":
    case "class":
    case "other":
      return unknown;
  }
}

/** `self.act`: what the methods of the class assign to it, or those of its base classes in the file. */
function valuesOfAttribute(
  node: SyntaxNode,
  module: ParsedModule,
  index: SpellingIndex,
  depth: number,
): Values | undefined {
  const [object, dot, property] = childrenOf(node);
  if (object?.name !== "VariableName" || dot?.name !== "." || !property) return undefined;
  const owner = classOfSelf(object, module);
  if (!owner) return undefined;
  const name = textOf(property, module);
  const bindings = attributeIn(owner, name, module, depth);
  if (!bindings) return unknown;
  const { found, isField } = bindings;
  const values = union(found.map((one) => valuesOfBinding(one, module, index, depth + 1)));
  return isField ? { ...values, isOpen: true } : values;
}

/** The class whose method an expression is in, where the name is that method's first parameter. */
function classOfSelf(object: SyntaxNode, module: ParsedModule): Scope | undefined {
  const name = textOf(object, module);
  let scope: Scope | undefined = module.scopes.of(object);
  for (; scope; scope = scope.parent) {
    const [binding] = scope.bindings.get(name) ?? [];
    if (scope.kind === "class" || !binding) continue;
    const isMethod = scope.kind === "function" && scope.parent?.kind === "class";
    const isFirst = binding.kind === "parameter" && isFirstParameter(binding.node);
    return isMethod && isFirst ? scope.parent : undefined;
  }
  return undefined;
}

/** Whether a name is the object whose method it stands in. */
export function isSelf(object: SyntaxNode, module: ParsedModule): boolean {
  return classOfSelf(object, module) !== undefined;
}

function isFirstParameter(node: SyntaxNode): boolean {
  return node.prevSibling?.name === "(" || node.prevSibling === null;
}

interface AttributeBindings {
  readonly found: readonly Binding[];
  /** A field of the class's body, which whoever makes an object may set. */
  readonly isField: boolean;
}

function attributeIn(
  owner: Scope,
  name: string,
  module: ParsedModule,
  depth: number,
): AttributeBindings | undefined {
  const found = owner.attributes.get(name);
  if (found) return { found, isField: false };
  const inBody = owner.bindings.get(name)?.slice(-1);
  if (inBody) {
    const isField = inBody.some(({ node }) => node.getChild("TypeDef") !== null);
    return { found: inBody, isField };
  }
  if (depth > deepest) return undefined;
  for (const base of owner.node.getChild("ArgList")?.getChildren("VariableName") ?? []) {
    const meaning = meaningOf(base, module);
    if (meaning?.kind !== "local" || meaning.binding.kind !== "class") continue;
    const inherited = attributeIn(
      module.scopes.ofClass(meaning.binding.node),
      name,
      module,
      depth + 1,
    );
    if (inherited) return inherited;
  }
  return undefined;
}

function valuesOfCall(
  call: SyntaxNode,
  module: ParsedModule,
  index: SpellingIndex,
  depth: number,
): Values {
  const callee = call.firstChild;
  if (!callee) return unknown;
  const args = readCallArguments(call, module.text);
  const meaning = meaningOf(callee, module);
  if (meaning?.kind === "imported" && meaning.qualifiedName === "functools.partial") {
    const [function_] = args.positional;
    if (!function_) return unknown;
    const rest = withoutFirst(args);
    return mapItems(valuesOf(function_, module, index, depth + 1), (item) =>
      item.kind === "activation" ? { ...item, args: joinArguments(item.args, rest), module } : item,
    );
  }
  return mapItems(valuesOf(callee, module, index, depth + 1), (item) => {
    if (item.kind === "runtime" && !item.isMade) return { ...item, isMade: true };
    if (item.kind !== "activation" || item.isMade) return { kind: "unknown" };
    return { ...item, isMade: true, args: joinArguments(item.args, args), module };
  });
}

function mapItems(values: Values, change: (item: Value) => Value): Values {
  return { ...values, items: values.items.map(change) };
}

/** Arguments of `partial`, and those of the call that comes later. */
export function joinArguments(first: CallArguments, later: CallArguments): CallArguments {
  if (first === noArguments) return later;
  return {
    positional: [...first.positional, ...later.positional],
    keyword: new Map([...first.keyword, ...later.keyword]),
    unpacksPositional: first.unpacksPositional || later.unpacksPositional,
    unpacksKeyword: first.unpacksKeyword || later.unpacksKeyword,
  };
}

function valuesOfLookup(
  node: SyntaxNode,
  module: ParsedModule,
  index: SpellingIndex,
  depth: number,
): Values | undefined {
  const lookup = lookupOf(node, module, index);
  if (!lookup) return undefined;
  const { key, entries, find, gives } = lookup;
  const literal = key.name === "String" ? readString(textOf(key, module))?.value : undefined;
  if (entries) {
    const chosen = literal === undefined ? entries : entries.filter((one) => one.key === literal);
    const values = union(chosen.map(({ value }) => valuesOf(value, module, index, depth + 1)));
    if (literal !== undefined) return values;
    const isTable = isTableOfActivations(entries, values, module, index);
    const isMade = values.items.every((item) => item.kind !== "activation" || item.isMade);
    return isTable ? activation({ kind: "runtime", lookup, isMade }) : unknown;
  }
  if (literal !== undefined) {
    const spelled = find?.(literal);
    if (!spelled) return unknown;
    const { form } = spelled.spelling;
    const isMade = gives ? gives === "callable" : form !== "module";
    return activation({ kind: "activation", spelled, args: noArguments, module, isMade });
  }
  if (lookup.certainty === "ambiguous") return unknown;
  if (lookup.registry !== undefined && node.name === "CallExpression") {
    // What takes an identifier takes a callable as well.
    const passed = valuesOf(key, module, index, depth + 1);
    if (passed.items.some(({ kind }) => kind === "activation")) {
      return mapItems(passed, (item) =>
        item.kind === "activation" ? { ...item, isMade: true } : item,
      );
    }
  }
  const isMade = gives ? gives === "callable" : /fn|func/i.test(lookup.qualifiedName);
  return activation({ kind: "runtime", lookup, isMade });
}

/** Whether most values of a dictionary are activations, by what they are or by what they are called. */
function isTableOfActivations(
  entries: readonly DictionaryEntry[],
  { items }: Values,
  module: ParsedModule,
  index: SpellingIndex,
): boolean {
  const known = items.filter(({ kind }) => kind === "activation").length;
  if (known === items.length) return known > 0;
  const named = entries.filter(({ key, value }) =>
    [key, textOf(value, module)].some(
      (name) => name !== undefined && index.idNamed(name) !== undefined,
    ),
  );
  return 2 * named.length >= entries.length && named.length > 1;
}
