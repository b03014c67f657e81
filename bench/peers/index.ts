import { loadMathjs } from "./mathjs.ts";
import { loadOnnxruntime32, loadOnnxruntime64 } from "./onnxruntime.ts";
import type { Peer } from "./peer.ts";
import { loadNumpy, loadTorch } from "./python.ts";
import { loadStdlib } from "./stdlib.ts";
import { loadTfjs } from "./tfjs.ts";

/** How a peer is told about before it is loaded, and how it is loaded. */
export interface Candidate {
  readonly title: string;
  readonly load: (python: string) => Promise<Peer>;
}

/** Every peer, in the order of the table's columns. */
export const candidates: readonly Candidate[] = [
  { title: "PyTorch", load: loadTorch },
  { title: "NumPy", load: loadNumpy },
  { title: "@stdlib", load: loadStdlib },
  { title: "mathjs", load: loadMathjs },
  { title: "ONNX Runtime float64", load: loadOnnxruntime64 },
  { title: "ONNX Runtime float32", load: loadOnnxruntime32 },
  { title: "TensorFlow.js", load: loadTfjs },
];
