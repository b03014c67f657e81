import type { ParameterValues } from "../activations/definition.ts";
import { completeParameters } from "../activations/parameters.ts";
import { gelu } from "../activations/gelu.ts";
import { relu } from "../activations/relu.ts";
import { type ActivationUse, parameterValues } from "../code/use.ts";
import { describePicture, formulasOf, parameterLines, propertyPhrases } from "./describeUse.ts";
import { commandLink, escapeMarkdown, inlineCode, link, svgImage } from "./markdown.ts";
import { drawPicture } from "./picture.ts";
import { picturePalettes, type ThemeKind } from "./themeKind.ts";
import { frameworkText, versionNotes } from "./versionText.ts";

/** The commands that a hover links to: the only ones that its Markdown is trusted to run. */
export const hoverCommands = ["activationLens.plot", "activationLens.compare"] as const;

/** In pixels; its x-height is small, so it is set larger than the text of a hover. */
const formulaSize = 16;

/** How many characters of a call are shown as a curve's name. */
const maxCallLength = 60;

/** What a hover is made for. */
export interface HoverContext {
  /** The text that the use's spans refer to. */
  readonly source: string;
  readonly theme: ThemeKind;
  /** Makes the argument of a command from curves, such that it survives `JSON.stringify`. */
  readonly encodeCurves: (curves: readonly UsedCurve[]) => unknown;
}

/** A curve to plot, and the call that it was named after. */
export interface UsedCurve {
  readonly activation: string;
  readonly parameters: ParameterValues;
  readonly call?: string;
}

/** The hover over an activation as Markdown with HTML in it. */
export function hoverMarkdown(use: ActivationUse, context: HoverContext): string {
  const { activation } = use;
  const values = completeParameters(activation, parameterValues(use));
  const { formula: colour } = picturePalettes[context.theme];
  const formulas = formulasOf(use, { colour, fontSize: formulaSize });
  const picture = values.ok
    ? svgImage(
        drawPicture(activation, values.value, context.theme),
        describePicture(activation, values.value),
      )
    : "";
  const properties = [
    ...formulas.map(({ svg, alt }) => svgImage(svg, alt)),
    ...undecidedLine(use),
    ...parameterLines(use),
    ...(values.ok ? propertyPhrases(use).map(capitalise) : [escapeMarkdown(values.problem)]),
    "",
    links(use, context, values.ok),
  ];
  // Picture and properties side by side: VS Code shows only 250 pixels of height before it scrolls.
  return [
    `| **${escapeMarkdown(activation.title)}** | ${headline(use)} |\n` +
      `| :-- | :-- |\n| ${picture} | ${properties.join("<br>")} |`,
    noteOf(use),
    [activation.essence, ...activation.facts.slice(0, 2).map(({ text }) => text)]
      .map(escapeMarkdown)
      .join(" "),
  ]
    .filter((block) => block !== "")
    .join("\n\n");
}

/** The curve that a use stands for, named after its call. */
export function curveOf(use: ActivationUse, source: string): UsedCurve {
  const { from, to } = use.expression;
  const call = source.slice(from, to).replace(/\s+/g, " ");
  return {
    activation: use.activation.id,
    parameters: parameterValues(use),
    call: call.length > maxCallLength ? `${call.slice(0, maxCallLength - 1)}…` : call,
  };
}

function headline(use: ActivationUse): string {
  if (use.category === "handwritten") {
    return `written by hand: reads like ${inlineCode(use.qualifiedName)}`;
  }
  const framework = frameworkText(use);
  return `${inlineCode(use.qualifiedName)}${framework === undefined ? "" : ` · ${framework}`}`;
}

function noteOf(use: ActivationUse): string {
  const { spelling, unknownArguments = [] } = use;
  const failures = unknownArguments.map(({ name, renamed }) => {
    const now = renamed === undefined ? "" : `, it is called ${inlineCode(renamed)} now`;
    return `$(warning) There is no argument ${inlineCode(name)} here${now}: this call fails.`;
  });
  const learned = spelling?.learned === undefined ? [] : [`Learned: ${spelling.learned}.`];
  const notes = [spelling?.note, spelling?.atKinks?.note, ...learned]
    .filter((note) => note !== undefined)
    .map((note) => `$(info) ${note}`);
  const old = spelling?.deprecated === undefined ? [] : [`$(warning) ${spelling.deprecated}`];
  return [...failures, ...old, ...notes, ...versionNotes(use)].join("  \n");
}

function links(
  use: ActivationUse,
  { source, encodeCurves }: HoverContext,
  canBeDrawn: boolean,
): string {
  const parts = canBeDrawn ? plotLinks(use, curveOf(use, source), encodeCurves) : [];
  if (use.spelling?.documentation) {
    parts.push(link("Documentation", use.spelling.documentation, `${use.qualifiedName} online`));
  }
  return parts.join(" · ");
}

function plotLinks(
  { activation }: ActivationUse,
  curve: UsedCurve,
  encodeCurves: HoverContext["encodeCurves"],
): string[] {
  const [plot, compare] = hoverCommands;
  const other = activation.id === "relu" ? gelu : relu;
  return [
    commandLink(
      "Plot",
      plot,
      encodeCurves([curve]),
      `Plot ${activation.title} with these parameters`,
    ),
    commandLink(
      `Compare with ${other.title}`,
      compare,
      encodeCurves([curve, { activation: other.id, parameters: {} }]),
      "Show both in one plot",
    ),
  ];
}

function undecidedLine({ undecided }: ActivationUse): string[] {
  if (!undecided) return [];
  const { name, expression } = undecided;
  return [
    `${inlineCode(name)} = ${inlineCode(expression)} — known only when the code runs; shown is the form by default`,
  ];
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
