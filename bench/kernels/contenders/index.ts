import { type Contender, loadAdapter } from "../adapter.ts";
import { loadCopy } from "./copy.ts";
import { loadLoops } from "./loops.ts";
import { loadOnnxNode, loadOnnxWeb } from "./onnx.ts";
import { loadTfjsWasm } from "./tfjs.ts";

type Load = (adapter: string) => Contender | Promise<Contender>;

/** What runs in a Node of its own, by the key on its command line. `adapter` is the file of ours. */
export const contenders: Readonly<Record<string, Load>> = {
  ours: loadAdapter,
  loops: loadLoops,
  "tfjs-wasm": loadTfjsWasm,
  "ort-web": loadOnnxWeb,
  "ort-node": loadOnnxNode,
  set: loadCopy,
};
