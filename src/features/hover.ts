import type { ParameterValues } from "../activations/definition.ts";
import { gelu } from "../activations/gelu.ts";
import { relu } from "../activations/relu.ts";
import { type ActivationUse, parameterValues } from "../code/use.ts";
import {
  describePicture,
  formulasOf,
  frameworkTitle,
  parameterLines,
  propertyPhrases,
} from "./describeUse.ts";
import { commandLink, escapeMarkdown, inlineCode, link, svgImage } from "./markdown.ts";
import { drawPicture } from "./picture.ts";
import type { ThemeKind } from "./themeKind.ts";

/** The commands that a hover links to: the only ones that its Markdown is trusted to run. */
export const hoverCommands = ["activationLens.plot", "activationLens.compare"] as const;

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

/** The hover over an activation as Markdown. */
export function hoverMarkdown(use: ActivationUse, context: HoverContext): string {
  const { activation } = use;
  const values = parameterValues(use);
  const { value, derivative } = formulasOf(use);
  const picture = svgImage(
    drawPicture(activation, values, context.theme),
    describePicture(activation, values),
  );
  const properties = [
    inlineCode(value),
    inlineCode(derivative),
    ...parameterLines(use),
    ...propertyPhrases(use).map(capitalise),
    "",
    links(use, context),
  ];
  // Picture and properties side by side: VS Code shows only 250 pixels of height before it scrolls.
  return [
    `| **${escapeMarkdown(activation.title)}** | ${cell(headline(use))} |\n` +
      `| :-- | :-- |\n| ${picture} | ${properties.map(cell).join("<br>")} |`,
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

/** Markdown that cannot end the cell of a table that it stands in. */
function cell(markdown: string): string {
  return markdown.replaceAll("|", "\\|");
}

function headline(use: ActivationUse): string {
  if (use.category === "handwritten") {
    return `written by hand: reads like ${inlineCode(use.qualifiedName)}`;
  }
  const framework = use.spelling ? ` · ${frameworkTitle(use.spelling.framework)}` : "";
  return `${inlineCode(use.qualifiedName)}${framework}`;
}

function noteOf({ spelling }: ActivationUse): string {
  return [spelling?.note, spelling?.atZero?.note]
    .filter((note) => note !== undefined)
    .map((note) => `$(info) ${note}`)
    .join("  \n");
}

function links(use: ActivationUse, { source, encodeCurves }: HoverContext): string {
  const { activation } = use;
  const curve = curveOf(use, source);
  const [plot, compare] = hoverCommands;
  const other = activation.id === "relu" ? gelu : relu;
  const parts = [
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
  if (use.spelling?.documentation) {
    parts.push(link("Documentation", use.spelling.documentation, `${use.qualifiedName} online`));
  }
  return parts.join(" · ");
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
