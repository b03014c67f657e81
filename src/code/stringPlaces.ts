import type { SyntaxNode } from "../python/syntax.ts";
import { childrenOf, enclosing, isSameNode } from "../python/syntax.ts";

/** The call and the argument that a string is passed to. */
interface ArgumentPlace {
  readonly call: SyntaxNode;
  /** By keyword, or the position among the positional arguments. */
  readonly argument: string | number;
}

/** A callable and the arguments in which it takes an identifier of `keras.activations.get`. */
interface StringPlace {
  readonly callee: RegExp;
  readonly arguments: readonly (string | number)[];
}

const kerasPlaces: readonly StringPlace[] = [
  { callee: /^keras\.layers\.Activation$/, arguments: ["activation", 0] },
  { callee: /^keras\.activations\.(?:get|deserialize)$/, arguments: ["identifier", "name", 0] },
  { callee: /^keras\.layers\.Dense$/, arguments: ["activation", 1] },
  { callee: /^keras\.layers\.\w+$/, arguments: ["activation", "recurrent_activation"] },
];

/** Arguments of PyTorch that take an identifier, and what each identifier computes. */
const pytorchPlaces: readonly (StringPlace & {
  readonly names: Readonly<Record<string, string>>;
})[] = [
  {
    callee: /^torch\.nn\.(?:Transformer|TransformerEncoderLayer|TransformerDecoderLayer)$/,
    arguments: ["activation"],
    names: { relu: "torch.nn.functional.relu", gelu: "torch.nn.functional.gelu" },
  },
  {
    callee: /^torch\.nn\.(?:RNN|RNNCell)$/,
    arguments: ["nonlinearity"],
    names: { relu: "torch.relu", tanh: "torch.tanh" },
  },
];

/** How a string is looked up at its place. */
export type StringLookUp =
  { readonly by: "keras" } | { readonly by: "name"; readonly qualifiedName: string };

/** The argument that a string node is, directly, of a call. */
export function argumentPlaceOf(string: SyntaxNode, text: string): ArgumentPlace | undefined {
  const list = string.parent;
  const call = enclosing(string, "CallExpression");
  if (list?.name !== "ArgList" || !call || !isSameNode(list.parent, call)) return undefined;
  let position = 0;
  for (const child of childrenOf(list)) {
    if (child.name === ",") position += 1;
    if (!isSameNode(child, string)) continue;
    const equals = child.prevSibling;
    const keyword = equals?.prevSibling;
    if (equals?.name !== "AssignOp" || !keyword) return { call, argument: position };
    return { call, argument: text.slice(keyword.from, keyword.to) };
  }
  return undefined;
}

/** How a framework looks up the string passed as `argument` to `callee`, or undefined if it does not. */
export function lookUpOf(
  callee: string,
  argument: string | number,
  identifier: string,
): StringLookUp | undefined {
  const accepts = (place: StringPlace) =>
    place.callee.test(callee) && place.arguments.includes(argument);
  if (kerasPlaces.some(accepts)) return { by: "keras" };
  const qualifiedName = pytorchPlaces.find(accepts)?.names[identifier];
  return qualifiedName === undefined ? undefined : { by: "name", qualifiedName };
}
