import { type Static } from 'typebox';
import { OneOf } from './one-of.ts';

/**
 * Why something failed, by who has to do something about it: authentication = the account's owner, quota and transient = nobody but time, data = who
 * knows the item.
 */
export const FailureClass = OneOf(['authentication', 'quota', 'transient', 'data']);
export type FailureClass = Static<typeof FailureClass>;
