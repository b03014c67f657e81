import type { Activation } from "./definition.ts";
import { elu, eluSpellings } from "./elu.ts";
import { geglu, gegluSpellings } from "./geglu.ts";
import { gelu, geluSpellings } from "./gelu.ts";
import { geluTanh, geluTanhSpellings } from "./geluTanh.ts";
import { glu, gluSpellings } from "./glu.ts";
import { gumbelSoftmax, gumbelSoftmaxSpellings } from "./gumbelSoftmax.ts";
import { leakyRelu, leakyReluSpellings } from "./leakyRelu.ts";
import { linear, linearSpellings } from "./linear.ts";
import { logSoftmax, logSoftmaxSpellings } from "./logSoftmax.ts";
import { maxout, maxoutSpellings } from "./maxout.ts";
import { prelu, preluSpellings } from "./prelu.ts";
import { reglu } from "./reglu.ts";
import { relu, reluSpellings } from "./relu.ts";
import { reluGeneral, reluGeneralSpellings } from "./reluGeneral.ts";
import { sigmoid, sigmoidSpellings } from "./sigmoid.ts";
import { silu, siluSpellings } from "./silu.ts";
import { softmax, softmaxSpellings } from "./softmax.ts";
import { softmax2d, softmax2dSpellings } from "./softmax2d.ts";
import { softmin, softminSpellings } from "./softmin.ts";
import { softplus, softplusSpellings } from "./softplus.ts";
import { solu, soluSpellings } from "./solu.ts";
import { sparsemax, sparsemaxSpellings } from "./sparsemax.ts";
import type { Spelling } from "./spelling.ts";
import { swiglu, swigluSpellings } from "./swiglu.ts";
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
  softmin,
  logSoftmax,
  softmax2d,
  sparsemax,
  gumbelSoftmax,
  maxout,
  solu,
  glu,
  swiglu,
  geglu,
  reglu,
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
    geluSpellings(),
    geluTanhSpellings(),
    siluSpellings(),
    softplusSpellings(),
    sigmoidSpellings(),
    tanhSpellings(),
    softmaxSpellings(),
    softminSpellings(),
    logSoftmaxSpellings(),
    softmax2dSpellings(),
    sparsemaxSpellings(),
    gumbelSoftmaxSpellings(),
    maxoutSpellings(),
    soluSpellings(),
    gluSpellings(),
    swigluSpellings(),
    gegluSpellings(),
    linearSpellings(),
    reluGeneralSpellings(),
  ].flat();
}

/** The activation with a canonical id, or undefined where there is none. */
export function activationById(id: string): Activation | undefined {
  return activations.find((activation) => activation.id === id);
}
