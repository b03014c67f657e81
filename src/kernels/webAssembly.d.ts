// What every engine that this code runs in offers of WebAssembly, as far as it is used here.

declare function atob(base64: string): string;

declare namespace WebAssembly {
  function validate(bytes: Uint8Array): boolean;

  type Module = object;
  const Module: new (bytes: Uint8Array) => Module;

  class Memory {
    constructor(size: { initial: number });
    readonly buffer: ArrayBuffer;
  }

  class Instance {
    constructor(module: Module, imports: { env: { memory: Memory; log1p: (x: number) => number } });
    readonly exports: Readonly<Record<string, unknown>>;
  }
}
