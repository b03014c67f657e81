import type { Activation } from "./definition.ts";
import { celu, celuSpellings } from "./celu.ts";
import { clippedGelu, clippedGeluSpellings } from "./clippedGelu.ts";
import { elu, eluSpellings } from "./elu.ts";
import { exponential, exponentialSpellings } from "./exponential.ts";
import { gelu, geluSpellings } from "./gelu.ts";
import { geluTanh, geluTanhSpellings } from "./geluTanh.ts";
import { laplace, laplaceSpellings } from "./laplace.ts";
import { leakyRelu, leakyReluSpellings } from "./leakyRelu.ts";
import { linear, linearSpellings } from "./linear.ts";
import { normalCdf, normalCdfSpellings } from "./normalCdf.ts";
import { prelu, preluSpellings } from "./prelu.ts";
import { quickGelu, quickGeluSpellings } from "./quickGelu.ts";
import { relu, reluSpellings } from "./relu.ts";
import { reluGeneral, reluGeneralSpellings } from "./reluGeneral.ts";
import { selu, seluSpellings } from "./selu.ts";
import { sigmoid, sigmoidSpellings } from "./sigmoid.ts";
import { silu, siluSpellings } from "./silu.ts";
import { softmax, softmaxSpellings } from "./softmax.ts";
import { softplus, softplusSpellings } from "./softplus.ts";
import { tanh, tanhSpellings } from "./tanh.ts";
import { xielu, xieluSpellings } from "./xielu.ts";
import type { Spelling } from "./spelling.ts";

/** Every activation, in the order in which lists show them. */
export const activations: readonly Activation[] = [
  relu,
  leakyRelu,
  prelu,
  elu,
  celu,
  selu,
  exponential,
  xielu,
  gelu,
  geluTanh,
  quickGelu,
  clippedGelu,
  normalCdf,
  laplace,
  silu,
  softplus,
  sigmoid,
  tanh,
  softmax,
  linear,
  reluGeneral,
];

/**
 * Every way to write them in Python. The tables are functions, so that a bundle which does not read
 * them does not carry them.
 */
export function readSpellings(): readonly Spelling[] {
  return [
    reluSpellings(),
    leakyReluSpellings(),
    preluSpellings(),
    eluSpellings(),
    celuSpellings(),
    seluSpellings(),
    exponentialSpellings(),
    xieluSpellings(),
    geluSpellings(),
    geluTanhSpellings(),
    quickGeluSpellings(),
    clippedGeluSpellings(),
    normalCdfSpellings(),
    laplaceSpellings(),
    siluSpellings(),
    softplusSpellings(),
    sigmoidSpellings(),
    tanhSpellings(),
    softmaxSpellings(),
    linearSpellings(),
    reluGeneralSpellings(),
  ].flat();
}

/** The activation with a canonical id, or undefined where there is none. */
export function activationById(id: string): Activation | undefined {
  return activations.find((activation) => activation.id === id);
}
