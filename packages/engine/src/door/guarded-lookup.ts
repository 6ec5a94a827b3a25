import type { LookupFunction } from 'node:net';
import { doorSettings } from './door-settings.ts';

/** Resolves names for sockets through the guard, so that what was checked is what is connected to. */
export const guardedLookup: LookupFunction = (hostname, options, callback) => {
  doorSettings.guard.resolve(hostname).then(
    (addresses) => {
      const [first] = addresses;
      if (options.all === true) callback(null, addresses);
      else if (first === undefined) callback(new Error(`${hostname} has no address`), '', 0);
      else callback(null, first.address, first.family);
    },
    (error: unknown) => callback(error as NodeJS.ErrnoException, '', 0),
  );
};
