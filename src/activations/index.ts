import type { Activation } from "./definition.ts";
import { abs, absSpellings } from "./abs.ts";
import { arctan, arctanSpellings } from "./arctan.ts";
import { celu, celuSpellings } from "./celu.ts";
import { clippedGelu, clippedGeluSpellings } from "./clippedGelu.ts";
import { crelu, creluSpellings } from "./crelu.ts";
import { elu, eluSpellings } from "./elu.ts";
import { exponential, exponentialSpellings } from "./exponential.ts";
import { geglu, gegluSpellings } from "./geglu.ts";
import { gelu, geluSpellings } from "./gelu.ts";
import { geluTanh, geluTanhSpellings } from "./geluTanh.ts";
import { glu, gluSpellings } from "./glu.ts";
import { gumbelSoftmax, gumbelSoftmaxSpellings } from "./gumbelSoftmax.ts";
import { hardMish, hardMishSpellings } from "./hardMish.ts";
import { hardShrink, hardShrinkSpellings } from "./hardShrink.ts";
import { hardSigmoid, hardSigmoidSpellings } from "./hardSigmoid.ts";
import { hardSigmoidLegacy, hardSigmoidLegacySpellings } from "./hardSigmoidLegacy.ts";
import { hardSwish, hardSwishSpellings } from "./hardSwish.ts";
import { hardTanh, hardTanhSpellings } from "./hardTanh.ts";
import { laplace, laplaceSpellings } from "./laplace.ts";
import { leakyRelu, leakyReluSpellings } from "./leakyRelu.ts";
import { linear, linearSpellings } from "./linear.ts";
import { lisht, lishtSpellings } from "./lisht.ts";
import { logSigmoid, logSigmoidSpellings } from "./logSigmoid.ts";
import { logSoftmax, logSoftmaxSpellings } from "./logSoftmax.ts";
import { maxout, maxoutSpellings } from "./maxout.ts";
import { mish, mishSpellings } from "./mish.ts";
import { normalCdf, normalCdfSpellings } from "./normalCdf.ts";
import { prelu, preluSpellings } from "./prelu.ts";
import { quickGelu, quickGeluSpellings } from "./quickGelu.ts";
import { reglu } from "./reglu.ts";
import { relu, reluSpellings } from "./relu.ts";
import { relu6, relu6Spellings } from "./relu6.ts";
import { reluGeneral, reluGeneralSpellings } from "./reluGeneral.ts";
import { reluSquared, reluSquaredSpellings } from "./reluSquared.ts";
import { rrelu, rreluSpellings } from "./rrelu.ts";
import { scaledTanh, scaledTanhSpellings } from "./scaledTanh.ts";
import { selu, seluSpellings } from "./selu.ts";
import { sigmoid, sigmoidSpellings } from "./sigmoid.ts";
import { sign, signSpellings } from "./sign.ts";
import { silu, siluSpellings } from "./silu.ts";
import { sine, sineSpellings } from "./sine.ts";
import { snake, snakeSpellings } from "./snake.ts";
import { softmax, softmaxSpellings } from "./softmax.ts";
import { softmax2d, softmax2dSpellings } from "./softmax2d.ts";
import { softmin, softminSpellings } from "./softmin.ts";
import { softplus, softplusSpellings } from "./softplus.ts";
import { softShrink, softShrinkSpellings } from "./softShrink.ts";
import { softsign, softsignSpellings } from "./softsign.ts";
import { solu, soluSpellings } from "./solu.ts";
import { sparsemax, sparsemaxSpellings } from "./sparsemax.ts";
import { sparsePlus, sparsePlusSpellings } from "./sparsePlus.ts";
import { sparseSigmoid, sparseSigmoidSpellings } from "./sparseSigmoid.ts";
import { sqrtSoftplus, sqrtSoftplusSpellings } from "./sqrtSoftplus.ts";
import { squareplus, squareplusSpellings } from "./squareplus.ts";
import { step, stepSpellings } from "./step.ts";
import { swiglu, swigluSpellings } from "./swiglu.ts";
import { tanh, tanhSpellings } from "./tanh.ts";
import { tanhShrink, tanhShrinkSpellings } from "./tanhShrink.ts";
import { threshold, thresholdSpellings } from "./threshold.ts";
import { thresholdedRelu, thresholdedReluSpellings } from "./thresholdedRelu.ts";
import { tlu, tluSpellings } from "./tlu.ts";
import { xielu, xieluSpellings } from "./xielu.ts";
import type { Spelling } from "./spelling.ts";

/** Every activation, in the order in which lists show them. */
export const activations: readonly Activation[] = [
  relu,
  leakyRelu,
  prelu,
  rrelu,
  relu6,
  reluSquared,
  crelu,
  threshold,
  thresholdedRelu,
  tlu,
  reluGeneral,
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
  sigmoid,
  hardSigmoid,
  hardSigmoidLegacy,
  sparseSigmoid,
  logSigmoid,
  silu,
  hardSwish,
  mish,
  hardMish,
  softplus,
  squareplus,
  sparsePlus,
  sqrtSoftplus,
  tanh,
  scaledTanh,
  hardTanh,
  tanhShrink,
  softsign,
  arctan,
  lisht,
  softShrink,
  hardShrink,
  step,
  sign,
  abs,
  linear,
  sine,
  snake,
  softmax,
  logSoftmax,
  softmin,
  softmax2d,
  sparsemax,
  gumbelSoftmax,
  maxout,
  solu,
  glu,
  swiglu,
  geglu,
  reglu,
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
    rreluSpellings(),
    relu6Spellings(),
    reluSquaredSpellings(),
    creluSpellings(),
    thresholdSpellings(),
    thresholdedReluSpellings(),
    tluSpellings(),
    reluGeneralSpellings(),
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
    sigmoidSpellings(),
    hardSigmoidSpellings(),
    hardSigmoidLegacySpellings(),
    sparseSigmoidSpellings(),
    logSigmoidSpellings(),
    siluSpellings(),
    hardSwishSpellings(),
    mishSpellings(),
    hardMishSpellings(),
    softplusSpellings(),
    squareplusSpellings(),
    sparsePlusSpellings(),
    sqrtSoftplusSpellings(),
    tanhSpellings(),
    scaledTanhSpellings(),
    hardTanhSpellings(),
    tanhShrinkSpellings(),
    softsignSpellings(),
    arctanSpellings(),
    lishtSpellings(),
    softShrinkSpellings(),
    hardShrinkSpellings(),
    stepSpellings(),
    signSpellings(),
    absSpellings(),
    linearSpellings(),
    sineSpellings(),
    snakeSpellings(),
    softmaxSpellings(),
    logSoftmaxSpellings(),
    softminSpellings(),
    softmax2dSpellings(),
    sparsemaxSpellings(),
    gumbelSoftmaxSpellings(),
    maxoutSpellings(),
    soluSpellings(),
    gluSpellings(),
    swigluSpellings(),
    gegluSpellings(),
  ].flat();
}

/** The activation with a canonical id, or undefined where there is none. */
export function activationById(id: string): Activation | undefined {
  return activations.find((activation) => activation.id === id);
}
