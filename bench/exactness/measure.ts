import { messageOf } from "../../scripts/lib/problem.mjs";
import type { Peer, PeerFunction } from "../peers/peer.ts";
import { type Case, choicesIn, inFloat32, ourCode } from "./cases.ts";
import { type Answers, type Errors, errorsOf } from "./errors.ts";
import type { Dtype } from "./ulp.ts";

/** How exact one implementation of a function is; `derivative` is absent where it has none. */
export interface Exactness {
  readonly value: Errors;
  readonly derivative?: Errors;
  readonly composed?: boolean;
}

/** What came of asking a peer: figures, nothing offered, or why there are no figures. */
export type Outcome =
  | { readonly state: "measured"; readonly exactness: Exactness }
  | { readonly state: "absent" }
  | { readonly state: "failed"; readonly reason: string };

/** Our float64 code beside the references, kinks included. */
export function measureOurs(asked: Case): Exactness {
  const code = ourCode(asked);
  return {
    value: errorsOf(
      "float64",
      asked.pieces.map(({ input, value }) => {
        return { input, found: code.value(input), expected: value };
      }),
    ),
    derivative: errorsOf(
      "float64",
      asked.pieces.map(({ input, upstream, gradient, terms }) => {
        return { input, found: code.gradient(input, upstream), expected: gradient, terms };
      }),
    ),
  };
}

/** Beyond this many units of a double our code cannot stand in for a reference in float32. */
const trusted = 2 ** 20;

/** A peer beside the references; its derivatives at kinks, which each chooses, are left out. */
export async function measurePeer(peer: Peer, asked: Case, ours: Exactness): Promise<Outcome> {
  const { id } = asked.activation;
  try {
    if (peer.dtype === "float64") {
      const offered = peer.functions[id];
      return offered ? await measure(offered, "float64", asked, (list) => list) : absent;
    }
    const offered = peer.functions[id];
    if (!offered || !Object.values(asked.chosen).every(fitsFloat32)) return absent;
    const { value, derivative } = ours;
    if (![value, derivative].every((errors) => errors === undefined || isTrusted(errors))) {
      return { state: "failed", reason: "our float64 code is too far off to measure float32 by" };
    }
    return await measure(offered, "float32", inFloat32(asked), (list) => Float32Array.from(list));
  } catch (error) {
    return { state: "failed", reason: messageOf(error) };
  }
}

/** Whether float32 has a number near this one. */
function fitsFloat32(x: number): boolean {
  const nearest = Math.fround(x);
  return Number.isFinite(x) === Number.isFinite(nearest) && (x === 0) === (nearest === 0);
}

const absent: Outcome = { state: "absent" };

function isTrusted({ max, nan, infinite }: Errors): boolean {
  return max <= trusted && nan === 0 && infinite === 0;
}

async function measure<Numbers extends ArrayLike<number>>(
  offered: PeerFunction<Numbers>,
  dtype: Dtype,
  asked: Case,
  store: (list: Float64Array) => Numbers,
): Promise<Outcome> {
  const { parameters } = asked;
  const values: Answers[] = [];
  const derivatives: Answers[] = [];
  for (const { input, value, upstream, gradient, terms } of asked.pieces) {
    const found = await offered.value(store(input), parameters);
    if (!found) return absent;
    values.push({ input, found, expected: value });
    const slopes = await offered.gradient?.(store(input), store(upstream), parameters);
    if (!slopes) continue;
    const leaveOut = choicesIn(asked, input);
    derivatives.push({ input, found: slopes, expected: gradient, terms, leaveOut });
  }
  return {
    state: "measured",
    exactness: {
      value: errorsOf(dtype, values),
      ...(derivatives.length > 0 && { derivative: errorsOf(dtype, derivatives) }),
      ...(offered.composed && { composed: true }),
    },
  };
}
