import type { Population } from '../population/population.ts';
import type { Deliveries } from './deliveries.ts';
import { Faults } from './faults.ts';
import { RequestLog } from './request-log.ts';
import type { SandboxState } from './state.ts';
import type { Vendor, VendorContext } from './vendor.ts';

/** A vendor with what surrounds it: its context, clock, faults and log. */
export interface VendorHost {
  readonly vendor: Vendor;
  readonly context: VendorContext;
  readonly faults: Faults;
  readonly log: RequestLog;
  readonly clock: { offsetMs(): number; setOffset(offsetMs: number): void };
}

interface Surroundings {
  readonly population: Population;
  readonly state: SandboxState;
  readonly deliveries: Deliveries;
  readonly url: () => string;
}

export function hostVendor(vendor: Vendor, { population, state, deliveries, url }: Surroundings): VendorHost {
  const faults = new Faults();
  const clocks = state.collection<number>('_sandbox', 'clocks');
  const offsetMs = () => clocks.get(vendor.name) ?? 0;
  return {
    vendor,
    faults,
    log: new RequestLog(),
    clock: { offsetMs, setOffset: (offset) => clocks.put(vendor.name, offset) },
    context: {
      get baseUrl() {
        return `${url()}/${vendor.name}`;
      },
      population,
      state,
      now: () => Date.now() + offsetMs(),
      deliver: (request) => deliveries.add(vendor.name, request),
      takeFault: (kind) => faults.take(kind),
    },
  };
}
