import fc from "fast-check";
import { limits } from "../../src/protocol/limits.ts";
import type {
  Curve,
  EqualBins,
  Evaluation,
  FromPage,
  Histograms,
  PanelState,
  PanelView,
  Source,
  Statistics,
  ToPage,
} from "../../src/protocol/messages.ts";

const name = fc.stringMatching(/^[a-z][a-z0-9_]{0,20}$/);
const count = fc.nat();
const anyNumber = fc.double();
const parameters = fc.dictionary(name, fc.double({ noNaN: true }), {
  maxKeys: limits.parameters,
  noNullPrototype: true,
});

export const curve: fc.Arbitrary<Curve> = fc.record(
  { activation: name, parameters, call: fc.string() },
  { requiredKeys: ["activation", "parameters"], noNullPrototype: true },
);

const source: fc.Arbitrary<Source> = fc.record(
  {
    uri: fc.webUrl(),
    startLine: count,
    startCharacter: count,
    endLine: count,
    endCharacter: count,
    digest: fc.string({ maxLength: limits.digest }),
    label: fc.string(),
  },
  { noNullPrototype: true },
);

const statistics: fc.Arbitrary<Statistics> = fc.record(
  {
    count,
    zeros: count,
    nan: count,
    positiveInfinities: count,
    negativeInfinities: count,
    min: anyNumber,
    mean: anyNumber,
    max: anyNumber,
    variance: anyNumber,
    quantiles: fc.record(
      { p5: anyNumber, p25: anyNumber, p50: anyNumber, p75: anyNumber, p95: anyNumber },
      { noNullPrototype: true },
    ),
    zeroGradients: count,
    zeroGradientShare: fc.double({ min: 0, max: 1 }),
    saturated: count,
  },
  { noNullPrototype: true },
);

const bins: fc.Arbitrary<EqualBins> = fc.oneof(
  fc.constant({ from: NaN, to: NaN, counts: [] }),
  fc
    .tuple(
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.array(count, { minLength: 1, maxLength: 40 }),
    )
    .map(([a, b, counts]) => (a < b ? { from: a, to: b, counts } : { from: b, to: a, counts })),
);

const histograms: fc.Arbitrary<Histograms> = fc.record(
  { input: bins, value: bins, derivative: bins },
  { noNullPrototype: true },
);

const evaluation: fc.Arbitrary<Evaluation> = fc
  .tuple(
    source,
    fc.array(count, { minLength: 1, maxLength: 4 }),
    fc.array(fc.tuple(anyNumber, anyNumber, anyNumber), { maxLength: 20 }),
    statistics,
    histograms,
    fc.option(fc.nat(), { nil: undefined }),
  )
  .map(([from, shape, rows, measured, spread, axis]) => ({
    source: from,
    shape,
    ...(axis !== undefined && { axis: axis % shape.length }),
    input: rows.map(([x]) => x),
    value: rows.map(([, y]) => y),
    derivative: rows.map(([, , slope]) => slope),
    statistics: measured,
    histograms: spread,
  }));

function view(curves: number): fc.Arbitrary<PanelView> {
  return fc
    .tuple(
      fc.double({ min: -1e6, max: 1e6, noNaN: true }),
      fc.double({ min: 1, max: 1e6, noNaN: true }),
      fc.array(fc.nat({ max: curves - 1 }), { maxLength: curves }),
      fc.array(parameters, { minLength: curves, maxLength: curves }),
    )
    .map(([min, span, hidden, opened]) => ({ range: { min, max: min + span }, hidden, opened }));
}

/** Every panel state that a host or a page may send or keep. */
export const panelStates: fc.Arbitrary<PanelState> = fc
  .tuple(curve, fc.array(curve, { maxLength: limits.curves - 1 }))
  .chain(([first, others]) =>
    fc
      .tuple(
        fc.option(evaluation, { nil: undefined }),
        fc.option(view(1 + others.length), { nil: undefined }),
      )
      .map(([evaluated, shown]) => ({
        curves: [first, ...others] as const,
        ...(evaluated && { evaluation: evaluated }),
        ...(shown && { view: shown }),
      })),
  );

/** Every message to the page. */
export const messagesToPage: fc.Arbitrary<ToPage> = fc.oneof(
  panelStates.map((state) => ({ type: "show" as const, state })),
  fc.tuple(curve, evaluation).map(([chosen, evaluated]) => ({
    type: "evaluated" as const,
    curve: chosen,
    evaluation: evaluated,
  })),
  fc.string().map((text) => ({ type: "notice" as const, text })),
);

const subject = fc
  .tuple(curve, source, fc.option(fc.nat({ max: limits.dimensions - 1 }), { nil: undefined }))
  .map(([chosen, from, axis]) => ({
    curve: chosen,
    source: from,
    ...(axis !== undefined && { axis }),
  }));

/** Every message from the page. */
export const messagesFromPage: fc.Arbitrary<FromPage> = fc.oneof(
  fc.boolean().map((restored) => ({ type: "ready" as const, restored })),
  subject.map((about) => ({ type: "evaluate" as const, ...about })),
  fc
    .tuple(
      subject,
      fc.constantFrom("copy" as const, "insertBelow" as const, "replaceSelection" as const),
      fc.constantFrom("value" as const, "derivative" as const),
    )
    .map(([about, action, of]) => ({ type: "result" as const, action, of, ...about })),
  fc.string().map((message) => ({ type: "failed" as const, message })),
);
