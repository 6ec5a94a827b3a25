import type { FastifyInstance } from 'fastify';
import type { Population } from '../population/population.ts';
import type { Fault } from './faults.ts';
import type { SandboxState } from './state.ts';

/** One simulated vendor: its routes are mounted under `/{name}`, which is the base URL that its SDK is pointed at. */
export interface Vendor {
  /** Path segment and key of the control API: `salesforce`, `hubspot`, … */
  readonly name: string;
  readonly title: string;
  /** Wire-level routes, registered on an instance whose prefix is `/{name}`; error and not-found handlers set here hold for it alone. */
  routes(app: FastifyInstance, context: VendorContext): void | Promise<void>;
  /** What the vendor's own user would see: lists of records, shown by the pages of the sandbox and by `/_control/{vendor}/views`. */
  views(context: VendorContext): VendorView[];
  /** Fills the vendor for tests and demos; `body` is what `POST /_control/{vendor}/seed` was given, the answer is its answer. */
  seed?(body: unknown, context: VendorContext): unknown;
  /** Called before every attempt of a delivery, for signatures and attempt numbers; without it, it is sent as it is. */
  prepareDelivery?(delivery: Delivery, context: VendorContext): { headers: Record<string, string>; body: string };
}

export interface OutgoingWebhook {
  readonly url: string;
  readonly headers: Record<string, string>;
  readonly body: string;
  readonly afterMs?: number;
}

/** A webhook on its way; `attempt` counts from 0. */
export interface Delivery {
  readonly url: string;
  readonly headers: Record<string, string>;
  readonly body: string;
  readonly attempt: number;
}

/** A list for people: one table of the vendor's page. */
export interface VendorView {
  readonly key: string;
  readonly title: string;
  readonly columns: readonly string[];
  /** Newest first; `values` are in the order of `columns`, `detail` is the whole record, `html` a document to look at, as a mail is. */
  rows(query: { search?: string; limit: number; offset: number }): {
    total: number;
    rows: { values: string[]; detail: unknown; html?: string }[];
  };
}

export interface VendorContext {
  /** Where this vendor is reached from outside, without a trailing slash: `http://127.0.0.1:5690/hubspot`. Known when a request is handled, not yet in `routes`. */
  readonly baseUrl: string;
  readonly population: Population;
  readonly state: SandboxState;
  /** The vendor's clock in ms since 1970; control calls can move it. */
  now(): number;
  /** Sends a webhook: POST, repeated with growing pauses until a 2xx answer, kept over a restart. Returns at once; `afterMs` puts it off. */
  deliver(request: OutgoingWebhook): void;
  /** A fault of a kind that only the vendor knows (`duplicate-events`), counted as used; undefined when none was set. */
  takeFault(kind: string): Fault | undefined;
}
