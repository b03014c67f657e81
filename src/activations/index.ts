import type { Activation } from "./definition.ts";
import { elu, eluSpellings } from "./elu.ts";
import { gelu, geluSpellings } from "./gelu.ts";
import { geluTanh } from "./geluTanh.ts";
import { leakyRelu, leakyReluSpellings } from "./leakyRelu.ts";
import { linear, linearSpellings } from "./linear.ts";
import { prelu, preluSpellings } from "./prelu.ts";
import { relu, reluSpellings } from "./relu.ts";
import { reluGeneral, reluGeneralSpellings } from "./reluGeneral.ts";
import { sigmoid, sigmoidSpellings } from "./sigmoid.ts";
import { silu, siluSpellings } from "./silu.ts";
import { softmax, softmaxSpellings } from "./softmax.ts";
import { softplus, softplusSpellings } from "./softplus.ts";
import type { Spelling } from "./spelling.ts";
import { tanh, tanhSpellings } from "./tanh.ts";

/** Every activation, in the order in which lists show them. */
export const activations: readonly Activation[] = [
  relu,
  leakyRelu,
  prelu,
  elu,
  gelu,
  geluTanh,
  silu,
  softplus,
  sigmoid,
  tanh,
  softmax,
  linear,
  reluGeneral,
];

/**
 * Every way to write them in Python. The tables are functions and this call is marked as pure, so
 * that a bundle which does not read it does not carry them.
 */
export const spellings: readonly (readonly Spelling[])[] = /* @__PURE__ */ readTables();

function readTables(): (readonly Spelling[])[] {
  return [
    reluSpellings(),
    leakyReluSpellings(),
    preluSpellings(),
    eluSpellings(),
    geluSpellings(),
    siluSpellings(),
    softplusSpellings(),
    sigmoidSpellings(),
    tanhSpellings(),
    softmaxSpellings(),
    linearSpellings(),
    reluGeneralSpellings(),
  ];
}

/** The activation with a canonical id, or undefined where there is none. */
export function activationById(id: string): Activation | undefined {
  return activations.find((activation) => activation.id === id);
}
