import v8 from "node:v8";

// Node 20 has relaxed SIMD behind a flag; later versions, and VS Code's, have it without.
if (Number.parseInt(process.versions.node) < 21) {
  v8.setFlagsFromString("--experimental-wasm-relaxed-simd");
}
