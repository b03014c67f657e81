/** Every sentence of the page that the definitions do not bring. */
export const text = {
  pageTitle: (curves: readonly string[]) => `Activation Lens: ${listOf(curves)}`,

  nothingKept:
    "There is nothing to show here. Run “Activation Lens: Plot Activation…” from the command palette.",
  unknownActivation: (id: string) =>
    `This panel shows the activation ${id}, which this version of Activation Lens does not have. Close the panel and plot another one.`,

  chartHeading: "Chart",
  chartRole: "interactive chart",
  chartKeys:
    "Arrow keys move the read-out, with Shift ten steps at a time. Home and End go to the ends.",
  chartSummary: (titles: readonly string[], min: string, max: string, details: readonly string[]) =>
    `Line chart of ${listOf(titles)} for x from ${min} to ${max}: values as solid lines, derivatives as dashed lines. ${details.join(" ")}`,
  curveSummary: (title: string, from: string, to: string, atZero: string, kinks: string) =>
    `${title} goes from ${from} to ${to}${atZero}${kinks}.`,
  summaryAtZero: (value: string, derivative: string) =>
    `, at 0 it is ${value} with slope ${derivative}`,
  summaryKinks: (places: string) => `, with ${places}`,
  allHidden: "All curves are hidden.",

  curvesHeading: "Curves",
  functionColumn: "Function",
  value: "f(x)",
  derivative: "f′(x)",
  ownDerivative: "∂yᵢ/∂xᵢ",
  gradientOfSum: "∂Σy/∂x",
  readOutAt: (x: string) => `At x = ${x}`,
  readOut: (x: string, curves: readonly string[]) => `x = ${x}. ${curves.join(" ")}`,
  readOutOfCurve: (title: string, value: string, derivative: string) =>
    `${title}: f(x) = ${value}, f′(x) = ${derivative}.`,
  hideCurve: "Hide this curve",
  showCurve: "Show this curve",

  rangeHeading: "Range of x",
  rangeFrom: "x from",
  rangeTo: "to",
  rangeReset: "Reset Range",
  rangeProblem: "The first number must be smaller than the second.",

  dataTable: "Values as a table",

  functionsHeading: "Functions",
  parameterLabel: (name: string, symbol: string) =>
    symbol === name ? name : `${name} (${symbol})`,
  parameterSlider: (label: string) => `${label}, slider`,
  parameterProblem: (range: string) => `Give a number in ${range}.`,
  parameterFixed: (value: string) => `= ${value}`,
  resetParameters: "Reset Parameters",
  drawn: "Drawn",
  range: "Range",
  atZero: "At x = 0",
  valueAndSlope: (value: string, derivative: string) => `f = ${value}, f′ = ${derivative}`,
  kinkLabel: (x: string) => `Kink at x = ${x}`,
  jumpLabel: (x: string) => `Jump at x = ${x}`,
  kink: (jumps: string, chosen: string) => `${jumps}; PyTorch returns ${chosen}`,
  kinks: "Kinks",
  vanishing: "Gradient vanishes",
  trend: "Course",
  cost: "Cost for each number",
  usedFor: "Used for",
  initialisation: "Initialisation",
  traps: "Numeric traps",
  relatives: "Relatives",
  details: "What matters",
  source: (name: string) => `Source: ${name}`,
  origin: (authors: string, year: number) => `Reference: ${authors} (${year})`,

  comparisonHeading: "Comparison",
  comparisonColumns: {
    title: "Function",
    formula: "Formula",
    range: "Range",
    pros: "Pros",
    cons: "Cons",
    usedFor: "Used for",
  },

  evaluationHeading: "Evaluated numbers",
  evaluatedFrom: (title: string, label: string) => `${title} of the numbers in ${label}`,
  count: "Numbers",
  shape: "Shape",
  zeros: "Zeros",
  zeroGradient: "Zero gradient",
  nan: "NaN",
  min: "Min",
  mean: "Mean",
  max: "Max",
  deviation: "Standard deviation",
  median: "Median",
  quantiles: "5 % to 95 %",
  quantileRange: (from: string, to: string) => `${from} to ${to}`,
  infinite: "Infinite",
  saturated: "Gradient below 0.001",
  histogramSummary: (told: {
    readonly name: string;
    readonly total: string;
    readonly from: string;
    readonly to: string;
    readonly most: string;
    readonly mostFrom: string;
    readonly mostTo: string;
  }) =>
    `Histogram of ${told.name}: ${told.total} finite numbers from ${told.from} to ${told.to}; the highest bar, ${told.most}, from ${told.mostFrom} to ${told.mostTo}.`,
  histogramOfNothing: (name: string) => `Histogram of ${name}: there are no finite numbers.`,
  none: "none",
  axis: "Along axis",
  axisOption: (axis: number, length: number) => `${axis} (length ${length})`,
  seed: "Seed for random numbers",
  noSeed: "none",
  seedMeaning: "Empty: the form that evaluation uses, without random numbers",
  take: "Take",
  takeValue: "Values f(x)",
  takeDerivative: "Derivatives f′(x)",
  copy: "Copy",
  insertBelow: "Insert Below",
  replaceSelection: "Replace Selection",
  tableCaption: "Each number with its value and derivative",
  tableCaptionCapped: (shown: number, count: number) =>
    `The first ${integer(shown)} of ${integer(count)} numbers, with value and derivative`,
  index: "Index",
  input: "Input x",
  outputCaption: (shape: readonly number[]) => `Output, shape [${shape.join(", ")}]`,
  output: "Output y",
  points: "Evaluated numbers are drawn as points on the first curve: filled for f, hollow for f′.",
};

/** A whole number with its thousands set apart. */
export function integer(count: number): string {
  return count.toLocaleString("en");
}

/** `ReLU, GELU and SiLU`. */
function listOf(items: readonly string[]): string {
  return items.length < 2
    ? items.join("")
    : `${items.slice(0, -1).join(", ")} and ${items.at(-1) ?? ""}`;
}
