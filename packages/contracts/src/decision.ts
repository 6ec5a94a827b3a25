import { type Static, Type } from 'typebox';
import { OneOf } from './one-of.ts';

/** A person's word on a request whose outcome is unknown: it was done, or send it again. */
export const Decision = OneOf(['done', 'retry']);
export type Decision = Static<typeof Decision>;

export const DecisionRequest = Type.Object({ decision: Decision }, { additionalProperties: false });
