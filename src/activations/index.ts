import type { Activation } from "./definition.ts";
import { elu, eluSpellings } from "./elu.ts";
import { gelu, geluSpellings } from "./gelu.ts";
import { geluTanh, geluTanhSpellings } from "./geluTanh.ts";
import { hardMish, hardMishSpellings } from "./hardMish.ts";
import { hardSigmoid, hardSigmoidSpellings } from "./hardSigmoid.ts";
import { hardSigmoidLegacy, hardSigmoidLegacySpellings } from "./hardSigmoidLegacy.ts";
import { hardSwish, hardSwishSpellings } from "./hardSwish.ts";
import { logSigmoid, logSigmoidSpellings } from "./logSigmoid.ts";
import { mish, mishSpellings } from "./mish.ts";
import { sparsePlus, sparsePlusSpellings } from "./sparsePlus.ts";
import { sparseSigmoid, sparseSigmoidSpellings } from "./sparseSigmoid.ts";
import { sqrtSoftplus, sqrtSoftplusSpellings } from "./sqrtSoftplus.ts";
import { squareplus, squareplusSpellings } from "./squareplus.ts";
import { leakyRelu, leakyReluSpellings } from "./leakyRelu.ts";
import { linear, linearSpellings } from "./linear.ts";
import { prelu, preluSpellings } from "./prelu.ts";
import { relu, reluSpellings } from "./relu.ts";
import { reluGeneral, reluGeneralSpellings } from "./reluGeneral.ts";
import { sigmoid, sigmoidSpellings } from "./sigmoid.ts";
import { silu, siluSpellings } from "./silu.ts";
import { softmax, softmaxSpellings } from "./softmax.ts";
import { softplus, softplusSpellings } from "./softplus.ts";
import { tanh, tanhSpellings } from "./tanh.ts";
import type { Spelling } from "./spelling.ts";

/** Every activation, in the order in which lists show them. */
export const activations: readonly Activation[] = [
  relu,
  leakyRelu,
  prelu,
  elu,
  gelu,
  geluTanh,
  silu,
  mish,
  hardSwish,
  hardMish,
  softplus,
  sqrtSoftplus,
  squareplus,
  sparsePlus,
  sigmoid,
  hardSigmoid,
  hardSigmoidLegacy,
  sparseSigmoid,
  logSigmoid,
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
    geluSpellings(),
    geluTanhSpellings(),
    siluSpellings(),
    mishSpellings(),
    hardSwishSpellings(),
    hardMishSpellings(),
    softplusSpellings(),
    sqrtSoftplusSpellings(),
    squareplusSpellings(),
    sparsePlusSpellings(),
    sigmoidSpellings(),
    hardSigmoidSpellings(),
    hardSigmoidLegacySpellings(),
    sparseSigmoidSpellings(),
    logSigmoidSpellings(),
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
