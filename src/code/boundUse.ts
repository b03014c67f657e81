import { noArguments, readCallArguments } from "../python/callArguments.ts";
import { meaningOf } from "../python/names.ts";
import type { SyntaxNode } from "../python/syntax.ts";
import { hasGradients } from "../activations/frameworks.ts";
import { resolveImported } from "./imported.ts";
import { lookupOf, type Lookup } from "./lookups.ts";
import { type ParsedModule, spanOf, textOf } from "./module.ts";
import { readCall } from "./parametersInForce.ts";
import { callOf } from "./places.ts";
import type { SpellingIndex } from "./spellingIndex.ts";
import type { ActivationUse, Certainty, FoundUse, ParameterInForce, RuntimeUse } from "./use.ts";
import { isSelf, joinArguments, type Value, type Values, valuesOf } from "./values.ts";

/** The call of a name that holds an activation: `act(x)`, `self.act(x)`, `act_layer()`. */
export function boundUse(
  token: SyntaxNode,
  module: ParsedModule,
  index: SpellingIndex,
): FoundUse | undefined {
  const expression = token.name === "PropertyName" ? token.parent : token;
  const call = expression && callOf(expression);
  if (!call || !mayBeBound(expression, module)) return undefined;
  const values = valuesOf(expression, module, index);
  const given = values.items.filter(({ kind }) => kind !== "none");
  const activations = given.filter((item) => item.kind === "activation");
  const runtime = given.find((item) => item.kind === "runtime");
  if (runtime) return runtimeUse(runtime.lookup, token, call, module, "likely");
  const first = activations.at(-1);
  if (!first) return undefined;
  const uses = activations.map((item) => useOf(item, token, call, values, module));
  const [use] = uses;
  const ids = new Set(uses.map(({ activation }) => activation.id));
  if (!use) return undefined;
  if (ids.size === 1) {
    const isOnly = activations.length === given.length && isSettled(uses);
    return isOnly && !values.isOpen ? use : { ...use, certainty: "ambiguous" };
  }
  return {
    category: "dynamic",
    token: spanOf(token),
    expression: spanOf(call),
    qualifiedName: textOf(expression, module),
    candidates: activations.length === given.length ? Array.from(ids) : [],
    certainty: "ambiguous",
  };
}

/** A plain name, or an attribute of one: `act`, `self.act`. */
function mayBeBound(expression: SyntaxNode, module: ParsedModule): boolean {
  if (expression.name === "VariableName") {
    const meaning = meaningOf(expression, module);
    if (meaning?.kind === "imported") return isMadeElsewhere(meaning.qualifiedName, module);
    return meaning?.kind === "local" && ["value", "parameter"].includes(meaning.binding.kind);
  }
  if (expression.name !== "MemberExpression") return false;
  const meaning = meaningOf(expression, module);
  if (meaning?.kind === "imported") return isMadeElsewhere(meaning.qualifiedName, module);
  const object = expression.firstChild;
  return object?.name === "VariableName" && isSelf(object, module);
}

function isMadeElsewhere(qualifiedName: string, module: ParsedModule): boolean {
  return resolveImported(qualifiedName, module)?.kind === "made";
}

/** Whether all possibilities have the same numbers. */
function isSettled(uses: readonly ActivationUse[]): boolean {
  const [first, ...others] = uses.map(({ parameters }) =>
    parameters.map((one) => ("value" in one ? one.value : one.origin)).join(),
  );
  return others.every((other) => other === first);
}

function useOf(
  item: Extract<Value, { kind: "activation" }>,
  token: SyntaxNode,
  call: SyntaxNode,
  values: Values,
  module: ParsedModule,
): ActivationUse {
  const { spelled, isMade } = item;
  const { spelling, earlier, known, version } = spelled;
  const own = readCallArguments(call, module.text);
  const isFunction = spelling.form === "function";
  // The arguments of a layer are those that made it; a function has its own at every call.
  const isString = spelling.form === "string";
  const applied = isMade && !isFunction ? noArguments : own;
  const args =
    item.module === module || applied === noArguments
      ? joinArguments(item.args, applied)
      : item.args;
  const { activation, parameters, undecided } = readCall(
    spelling,
    applied === noArguments ? item.args : args,
    item.module,
    {
      skipped: isFunction ? 1 : 0,
      ...(isString && { keepsName: false }),
      ...(version !== undefined && { version }),
    },
  );
  const isGeneral = !hasGradients(spelling.framework);
  const certainty: Certainty = undecided || isGeneral || values.isOpen ? "likely" : "certain";
  const input = isMade ? own.positional[0] : undefined;
  return {
    activation,
    parameters: item.module === module ? parameters : parameters.map(withoutPlace),
    spelling,
    qualifiedName: spelled.name,
    category: "bound",
    certainty,
    ...(known && { version: known }),
    ...(earlier.length > 0 && { earlier }),
    ...(undecided && { undecided }),
    token: spanOf(token),
    expression: spanOf(call),
    ...(input && { input: spanOf(input) }),
  };
}

/** Places in another file are not of this one. */
function withoutPlace({ place: _, ...inForce }: ParameterInForce): ParameterInForce {
  return inForce;
}

/** A look-up whose key the source does not tell, at the name that looks it up. */
export function lookupUse(
  token: SyntaxNode,
  module: ParsedModule,
  index: SpellingIndex,
): RuntimeUse | undefined {
  const expression = token.name === "PropertyName" ? token.parent : token;
  const around = expression?.parent;
  if (!around || around.firstChild?.from !== expression.from) return undefined;
  const lookup = lookupOf(around, module, index);
  if (!lookup || lookup.token.from !== token.from || /String$/.test(lookup.key.name))
    return undefined;
  const values = valuesOf(around, module, index);
  const [item] = values.items;
  return item?.kind === "runtime"
    ? runtimeUse(
        lookup,
        token,
        around,
        module,
        lookup.certainty === "ambiguous" ? "ambiguous" : "likely",
      )
    : undefined;
}

function runtimeUse(
  { registry, key, qualifiedName }: Lookup,
  token: SyntaxNode,
  expression: SyntaxNode,
  module: ParsedModule,
  certainty: RuntimeUse["certainty"],
): RuntimeUse {
  return {
    category: "dynamic",
    token: spanOf(token),
    expression: spanOf(expression),
    qualifiedName,
    ...(registry !== undefined && { registry }),
    key: textOf(key, module).slice(0, 80),
    candidates: [],
    certainty,
  };
}
