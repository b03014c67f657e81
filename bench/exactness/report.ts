import type { Activation, ParameterValues } from "../../src/activations/definition.ts";
import type { Peer } from "../peers/peer.ts";
import type { Errors } from "./errors.ts";
import type { Exactness, Outcome } from "./measure.ts";
import { type Column, parameterText, tableOf, wrapped } from "./table.ts";

/** All that a run found out. */
export interface Result {
  readonly peers: readonly Peer[];
  /** Peers that could not be loaded, each with the reason. */
  readonly missing: readonly { readonly title: string; readonly reason: string }[];
  readonly measured: readonly Measured[];
  /** Ids of activations that have no reference numbers. */
  readonly withoutReferences: readonly string[];
}

/** One function at one set of parameters. */
export interface Measured {
  readonly activation: Activation;
  readonly chosen: ParameterValues;
  readonly ours: Exactness;
  /** One for each peer. */
  readonly outcomes: readonly Outcome[];
}

/** What is measured, and whom. */
export function headingOf({ peers, missing }: Pick<Result, "peers" | "missing">): string {
  return [
    "Errors in ULP, units in the last place, against references of 120 digits, at finite inputs of every size.",
    wrapped(
      "f is the value, f′ the derivative. float64 columns count units of a double; float32 columns count units of a float32, at inputs rounded to float32.",
    ),
    "",
    ...peers.map(({ name, dtype, version }) => `${name} ${dtype}: ${version}`),
    ...missing.map(({ title, reason }) => wrapped(`${title} is left out: ${reason}`)),
  ].join("\n");
}

/** The table and what its signs stand for. */
export function textOf(result: Result, of: "max" | "mean"): string {
  const { peers, measured, withoutReferences } = result;
  const columns: Column[] = [
    { name: "ours", dtype: "float64", hasDerivatives: true },
    ...peers.map(({ name, dtype, functions }) => {
      const hasDerivatives = Object.values(functions).some(({ gradient }) => gradient);
      return { name, dtype, hasDerivatives };
    }),
  ];
  const rows = measured.map(({ activation, chosen, ours, outcomes }) => {
    const cells = outcomes.map((outcome) =>
      outcome.state === "measured" ? outcome.exactness : undefined,
    );
    return { activation, chosen, cells: [ours, ...cells] };
  });
  const lacking =
    withoutReferences.length > 0
      ? [wrapped(`Not measured for want of references: ${withoutReferences.join(", ")}.`)]
      : [];
  const notes = [...mismatchesIn(result), ...failuresIn(result), ...lacking];
  return [
    of === "max" ? "Largest error" : "Mean error",
    tableOf(columns, rows, of),
    "",
    "–  not offered    *  not the peer's own: written with its functions",
    "N  NaN beside a number, or the reverse    I  infinite beside finite, or the reverse",
    ...(notes.length > 0 ? ["", ...notes] : []),
  ].join("\n");
}

/** All figures, as JSON; what JSON lacks is a text: "Infinity", "NaN". */
export function jsonOf({ peers, missing, measured, withoutReferences }: Result): string {
  const functions = measured.map(({ activation, chosen, ours, outcomes }) => ({
    id: activation.id,
    parameters: chosen,
    ours,
    peers: outcomes.flatMap((outcome, i) => {
      const { name, dtype } = peers[i] ?? {};
      if (outcome.state === "absent") return [];
      const found = outcome.state === "measured" ? outcome.exactness : { failed: outcome.reason };
      return [{ name, dtype, ...found }];
    }),
  }));
  const told = {
    unit: "ULP of the dtype",
    node: process.version,
    peers: peers.map(({ name, dtype, version }) => ({ name, dtype, version })),
    missing,
    withoutReferences,
    functions,
  };
  const withTexts = (_: string, value: unknown) =>
    typeof value === "number" && !Number.isFinite(value) ? String(value) : value;
  return `${JSON.stringify(told, withTexts, 2)}\n`;
}

/** How often NaN or infinities are wrong, by whom and where. */
function mismatchesIn({ peers, measured }: Result): string[] {
  const counts = (exactness: Exactness | undefined) =>
    [
      exactness && countText("f", exactness.value),
      exactness?.derivative && countText("f′", exactness.derivative),
    ].filter((text) => text !== undefined && text !== "");
  const linesOf = (who: string, of: (each: Measured) => Exactness | undefined) => {
    const found = measured.flatMap((each) => {
      const texts = counts(of(each));
      return texts.length > 0 ? [`${titleOf(each)} ${texts.join(", ")}`] : [];
    });
    return found.length > 0 ? [wrapped(`${who}: ${found.join("; ")}`)] : [];
  };
  const lines = [
    ...linesOf("ours", ({ ours }) => ours),
    ...peers.flatMap(({ name, dtype }, i) =>
      linesOf(`${name} ${dtype}`, ({ outcomes }) => {
        const outcome = outcomes[i];
        return outcome?.state === "measured" ? outcome.exactness : undefined;
      }),
    ),
  ];
  return lines.length > 0 ? ["How often, N and I:", ...lines] : [];
}

function countText(what: string, { nan, infinite }: Errors): string {
  const counts = [nan ? `${nan} N` : "", infinite ? `${infinite} I` : ""].filter(Boolean);
  return counts.length > 0 ? `${what} ${counts.join(" ")}` : "";
}

function failuresIn({ peers, measured }: Result): string[] {
  return measured.flatMap((each) =>
    each.outcomes.flatMap((outcome, i) => {
      if (outcome.state !== "failed") return [];
      const { name = "", dtype = "" } = peers[i] ?? {};
      return [wrapped(`${name} ${dtype} failed at ${titleOf(each)}: ${outcome.reason}`)];
    }),
  );
}

/** `leaky_relu negative_slope=0.01`. */
function titleOf({ activation, chosen }: Measured): string {
  const texts = Object.entries(chosen).map(([name, value]) => `${name}=${parameterText(value)}`);
  return [activation.id, ...texts].join(" ");
}
