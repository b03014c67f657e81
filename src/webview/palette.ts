/** Red, green and blue, each from 0 to 255. */
export type Rgb = readonly [red: number, green: number, blue: number];

const onLight: readonly Rgb[] = [
  [11, 98, 196],
  [176, 72, 10],
  [28, 118, 56],
  [122, 52, 181],
  [192, 31, 58],
  [8, 112, 124],
  [128, 96, 0],
  [176, 38, 127],
];

const onDark: readonly Rgb[] = [
  [90, 174, 255],
  [255, 165, 84],
  [99, 207, 131],
  [208, 150, 255],
  [255, 128, 140],
  [69, 208, 214],
  [230, 203, 84],
  [245, 145, 212],
];

/** How many colours there are before they begin again. */
export const colourCount = onLight.length;

/** The colours of curves on a ground: each has a contrast of at least 3:1 to it, whatever it is. */
export function curveColours(ground: Rgb): readonly Rgb[] {
  const palette = isDark(ground) ? onDark : onLight;
  return palette.map((colour) => withContrast(colour, ground, 3));
}

/**
 * A colour with at least this contrast to a ground: the colour itself, or the first one on its way
 * to black or white that has it. `least` up to 4.5 can be met on every ground.
 */
export function withContrast(colour: Rgb, ground: Rgb, least: number): Rgb {
  const end: Rgb = isDark(ground) ? [255, 255, 255] : [0, 0, 0];
  for (let share = 0; share < 1; share += 0.05) {
    const candidate = mix(colour, end, share);
    if (contrast(candidate, ground) >= least) return candidate;
  }
  return end;
}

/** A colour between two others: `from` at 0, `to` at 1. */
export function mix(from: Rgb, to: Rgb, share: number): Rgb {
  const channel = (a: number, b: number) => Math.round(a + (b - a) * share);
  return [channel(from[0], to[0]), channel(from[1], to[1]), channel(from[2], to[2])];
}

/** The contrast ratio of WCAG 2, from 1 to 21. */
export function contrast(a: Rgb, b: Rgb): number {
  const [darker, lighter] = [luminance(a), luminance(b)].sort((first, second) => first - second);
  return ((lighter ?? 0) + 0.05) / ((darker ?? 0) + 0.05);
}

/** Whether white stands out more than black does. */
function isDark(ground: Rgb): boolean {
  return contrast(ground, [255, 255, 255]) > contrast(ground, [0, 0, 0]);
}

/** As CSS writes it: `rgb(11, 98, 196)`. */
export function cssColour([red, green, blue]: Rgb): string {
  return `rgb(${red}, ${green}, ${blue})`;
}

/**
 * Reads a colour as `getComputedStyle` gives it, `rgb(…)` or `rgba(…)`, laid over a ground.
 *
 * Undefined for anything else.
 */
export function readColour(css: string, ground: Rgb): Rgb | undefined {
  const numbers =
    /^rgba?\((.*)\)$/
      .exec(css)?.[1]
      ?.split(/[\s,/]+/)
      .map(Number) ?? [];
  const [red, green, blue, alpha = 1] = numbers;
  if (red === undefined || green === undefined || blue === undefined) return undefined;
  return numbers.some(Number.isNaN) ? undefined : mix(ground, [red, green, blue], alpha);
}

function luminance(colour: Rgb): number {
  const [red, green, blue] = colour.map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
}
