/** The four kinds of theme that VS Code has, each by the theme that comes with it. */
export const themes = [
  { name: "Default Light Modern", label: "Light Modern", folder: "light", className: "vs" },
  { name: "Default Dark Modern", label: "Dark Modern", folder: "dark", className: "vs-dark" },
  {
    name: "Default High Contrast",
    label: "Dark High Contrast",
    folder: "high-contrast",
    className: "hc-black",
  },
  {
    name: "Default High Contrast Light",
    label: "Light High Contrast",
    folder: "high-contrast-light",
    className: "hc-light",
  },
] as const;

/** A theme as the setting `workbench.colorTheme` has it. */
export type ThemeName = (typeof themes)[number]["name"];

/**
 * What is known about a theme: its label in VS Code's list, the folder of its screenshots, and the
 * class that the workbench has with it.
 */
export function themeNamed(name: ThemeName): (typeof themes)[number] {
  return themes.find((theme) => theme.name === name) ?? themes[0];
}
