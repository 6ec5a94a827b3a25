import { HubError } from '@leadloom/contracts';

/** A vendor takes so many things a call: more are the caller's mistake, told before anything is sent. */
export function refuseMore(vendor: string, most: number, things: string, given: number): void {
  if (given > most) throw new HubError('invalid_input', `${vendor} takes ${most} ${things} a call, not ${given}.`);
}
