export { runAtOnce } from "../../src/pace.ts";
