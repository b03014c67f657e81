import type { Dtype } from "../exactness/ulp.ts";

/**
 * One operator of a graph. `x` is the graph's input; the last node's output is the graph's; a number
 * among the inputs is a constant.
 */
export interface OnnxNode {
  readonly operator: string;
  /** Names of other nodes' outputs, "x", or constants; "x" alone where absent. */
  readonly inputs?: readonly (string | number)[];
  /** The name of its output; needless for the last node. */
  readonly output?: string;
  /** Numbers are stored as float32, which is all that the format has. */
  readonly attributes?: Readonly<Record<string, number | string>>;
  /** Whole numbers. */
  readonly integers?: Readonly<Record<string, number>>;
  /** The operators' collection, if not ONNX itself. */
  readonly domain?: string;
}

const operatorSet = 20;
const formatVersion = 9;
const elementTypes: Readonly<Record<Dtype, number>> = { float32: 1, float64: 11 };

/**
 * An ONNX file for a chain of operators on a tensor of any shape, a list unless it is said to have
 * more axes, `x` → `y`. The field numbers are those of onnx.proto.
 */
export function onnxModel(dtype: Dtype, nodes: readonly OnnxNode[], axes = 1): Uint8Array {
  const domains = new Set(["", ...nodes.map(({ domain = "" }) => domain)]);
  return Uint8Array.from([
    ...integer(1, formatVersion),
    ...message(7, graph(dtype, nodes, axes)),
    ...Array.from(domains, (domain) =>
      message(8, [...text(1, domain), ...integer(2, domain === "" ? operatorSet : 1)]),
    ).flat(),
  ]);
}

function graph(dtype: Dtype, nodes: readonly OnnxNode[], axes: number): number[] {
  const constants: number[] = [];
  const parts = nodes.flatMap((node, i) => {
    const { operator, inputs = ["x"], attributes = {}, integers = {}, domain = "" } = node;
    const names = inputs.map((input) =>
      typeof input === "string" ? input : `c${constants.push(input) - 1}`,
    );
    const output = i === nodes.length - 1 ? "y" : (node.output ?? "");
    return message(1, [
      ...names.flatMap((name) => text(1, name)),
      ...text(2, output),
      ...text(4, operator),
      ...Object.entries(attributes).flatMap(([name, value]) => attribute(name, value)),
      ...Object.entries(integers).flatMap(([name, value]) =>
        message(5, [...text(1, name), ...integer(3, value), ...integer(20, 2)]),
      ),
      ...text(7, domain),
    ]);
  });
  return [
    ...parts,
    ...text(2, "activation"),
    ...constants.flatMap((value, i) => message(5, constant(dtype, `c${i}`, value))),
    ...message(11, tensor(dtype, "x", axes)),
    ...message(12, tensor(dtype, "y", axes)),
  ];
}

function attribute(name: string, value: number | string): number[] {
  if (typeof value === "string") {
    return message(5, [...text(1, name), ...text(4, value), ...integer(20, 3)]);
  }
  return message(5, [
    ...text(1, name),
    ...key(2, 5),
    ...bytesOf(Float32Array.of(value)),
    ...integer(20, 1),
  ]);
}

/** A tensor without axes. */
function constant(dtype: Dtype, name: string, value: number): number[] {
  const data = dtype === "float32" ? Float32Array.of(value) : Float64Array.of(value);
  return [...integer(2, elementTypes[dtype]), ...text(8, name), ...message(9, bytesOf(data))];
}

/** The type of a tensor whose axes have any length. */
function tensor(dtype: Dtype, name: string, axes: number): number[] {
  const lengths = Array.from({ length: axes }, (_, axis) => message(1, text(2, `n${axis}`)));
  const type = [...integer(1, elementTypes[dtype]), ...message(2, lengths.flat())];
  return [...text(1, name), ...message(2, message(1, type))];
}

/** The key of a protocol buffer's field. Wire types: 0 integer, 2 with a length, 5 four bytes. */
const key = (field: number, wireType: number) => variable(field * 8 + wireType);

const integer = (field: number, value: number) => [...key(field, 0), ...variable(value)];

const message = (field: number, bytes: readonly number[]) => [
  ...key(field, 2),
  ...variable(bytes.length),
  ...bytes,
];

const text = (field: number, value: string) => message(field, [...new TextEncoder().encode(value)]);

/** An integer in seven bits per byte; a negative one as 64 bits of two's complement. */
function variable(value: number): number[] {
  const bytes: number[] = [];
  let rest = BigInt.asUintN(64, BigInt(value));
  for (; rest > 127n; rest >>= 7n) bytes.push(Number(rest & 127n) | 128);
  return [...bytes, Number(rest)];
}

const bytesOf = (data: Float32Array | Float64Array) => [...new Uint8Array(data.buffer)];
