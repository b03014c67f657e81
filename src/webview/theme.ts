import { cssColour, curveColours, mix, readColour, type Rgb, withContrast } from "./palette.ts";

/** What the chart draws with: VS Code's colours and fonts, as CSS. */
export interface Theme {
  readonly background: string;
  readonly text: string;
  readonly grid: string;
  readonly zeroLine: string;
  readonly crosshair: string;
  /** One for each of the palette's colours. */
  readonly curves: readonly string[];
  readonly fontFamily: string;
  /** In CSS pixels. */
  readonly fontSize: number;
}

/**
 * Reads VS Code's theme as it is now, and hands the curves' colours to the style sheet as
 * `--curve-0`, `--curve-1` … on `app`.
 */
export function applyTheme(app: HTMLElement): Theme {
  const style = getComputedStyle(app);
  const dark = isDarkTheme(document.body.classList);
  const fallback: Rgb = dark ? [30, 30, 30] : [255, 255, 255];
  const ground = readColour(getComputedStyle(document.body).backgroundColor, fallback) ?? fallback;
  const foreground = readColour(style.color, ground) ?? (dark ? [255, 255, 255] : [0, 0, 0]);

  const text = withContrast(foreground, ground, 4.5);
  const curves = curveColours(ground).map(cssColour);
  for (const [index, colour] of curves.entries()) {
    app.style.setProperty(`--curve-${index}`, colour);
  }
  return {
    background: cssColour(ground),
    text: cssColour(text),
    grid: cssColour(mix(ground, text, 0.14)),
    zeroLine: cssColour(withContrast(mix(ground, text, 0.5), ground, 3)),
    crosshair: cssColour(text),
    curves,
    fontFamily: style.fontFamily,
    fontSize: Number.parseFloat(style.fontSize),
  };
}

/**
 * Calls back when VS Code changes the theme, its fonts or its zoom of them: it then rewrites the
 * classes of `body` or the variables on `html`.
 */
export function observeTheme(changed: () => void): void {
  const observer = new MutationObserver(changed);
  const attributeFilter = ["class", "style", "data-vscode-theme-id"];
  observer.observe(document.body, { attributes: true, attributeFilter });
  observer.observe(document.documentElement, { attributes: true, attributeFilter });
}

function isDarkTheme(classes: DOMTokenList): boolean {
  // VS Code gives the light high-contrast theme the class of the dark one as well.
  return (
    classes.contains("vscode-dark") ||
    (classes.contains("vscode-high-contrast") && !classes.contains("vscode-high-contrast-light"))
  );
}
