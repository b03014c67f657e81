/** The four kinds of colour themes that VS Code tells apart. */
export type ThemeKind = "light" | "dark" | "highContrast" | "highContrastLight";

/** Colours of a picture in a hover, which cannot see the theme's own. */
export interface PicturePalette {
  readonly value: string;
  readonly derivative: string;
  readonly axis: string;
  readonly grid: string;
  readonly text: string;
  /** Formulas beside the picture: as strong as the text around them. */
  readonly formula: string;
  /** What kink marks are filled with: close to the ground of a hover. */
  readonly ground: string;
}

/** Each line colour has a contrast of at least 3:1, text 4.5:1, on the hovers of the built-in themes. */
export const picturePalettes: Readonly<Record<ThemeKind, PicturePalette>> = {
  light: {
    value: "#0b62c4",
    derivative: "#b3470c",
    axis: "#6b6b6b",
    grid: "#dcdcdc",
    text: "#4a4a4a",
    formula: "#3b3b3b",
    ground: "#f8f8f8",
  },
  dark: {
    value: "#5aaeff",
    derivative: "#f2a65a",
    axis: "#9a9a9a",
    grid: "#3c3c3c",
    text: "#c0c0c0",
    formula: "#cccccc",
    ground: "#202020",
  },
  highContrast: {
    value: "#6fc3ff",
    derivative: "#ffc14d",
    axis: "#ffffff",
    grid: "#4d4d4d",
    text: "#ffffff",
    formula: "#ffffff",
    ground: "#000000",
  },
  highContrastLight: {
    value: "#0037a6",
    derivative: "#8a2c00",
    axis: "#292929",
    grid: "#c8c8c8",
    text: "#292929",
    formula: "#292929",
    ground: "#ffffff",
  },
};
