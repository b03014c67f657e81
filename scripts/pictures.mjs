// npm run pictures: takes the README's pictures from the screenshots of the user-interface tests.
import { copyFile, mkdir } from "node:fs/promises";
import path from "node:path";
import { out, root } from "./lib/paths.mjs";

const target = path.join(root, "docs", "pictures");
await mkdir(target, { recursive: true });
for (const name of ["hover", "compare", "evaluate"]) {
  await copyFile(
    path.join(out, "screenshots", "dark", `${name}.png`),
    path.join(target, `${name}.png`),
  );
}
