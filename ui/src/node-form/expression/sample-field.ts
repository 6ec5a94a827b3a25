import { StateEffect, StateField } from '@codemirror/state';
import type { Sample } from './use-sample.ts';

export const setSample = StateEffect.define<Sample>();

/** What completion knows of the data, kept where it asks for it. */
export const sampleField = StateField.define<Sample>({
  create: () => ({ json: undefined, nodes: [] }),
  update: (sample, { effects }) => effects.findLast((effect) => effect.is(setSample))?.value ?? sample,
});
