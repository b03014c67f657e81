import type { Activation } from "../activations/definition.ts";
import { usualParameters } from "../activations/parameters.ts";
import { drawPicture } from "../features/picture.ts";
import { picturePalettes } from "../features/themeKind.ts";

/** The picture of an activation at its usual parameters, in the colours that the reader prefers. */
export function adaptivePicture(activation: Activation): string {
  const { light, dark } = picturePalettes;
  const names = Object.keys(light).filter((name): name is keyof typeof light => name in light);
  const colours = (palette: typeof light) =>
    names.map((name) => `--${name}:${palette[name]}`).join(";");
  let picture = drawPicture(activation, usualParameters(activation), "light");
  for (const name of names) picture = picture.replaceAll(`"${light[name]}"`, `"var(--${name})"`);
  const style = `<style>svg{${colours(light)}}@media (prefers-color-scheme:dark){svg{${colours(dark)}}}</style>`;
  return `${picture.replace(">", `>${style}`)}\n`;
}
