// npm run package
import { isNodeNewEnough } from "./lib/nodeVersion.mjs";

if (isNodeNewEnough()) {
  void import("./lib/packageCommand.mjs").then(({ packageForUsers }) => packageForUsers());
}
