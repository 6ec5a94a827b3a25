import type { FastifyInstance } from 'fastify';
import type { Population } from '../population/population.ts';
import type { SandboxState } from './state.ts';

/** One simulated vendor: its routes are mounted under `/{name}`, which is the base URL that its SDK is pointed at. */
export interface Vendor {
  /** Path segment and key of the control API: `salesforce`, `hubspot`, … */
  readonly name: string;
  readonly title: string;
  /** Wire-level routes, registered on an instance whose prefix is `/{name}`. */
  routes(app: FastifyInstance, context: VendorContext): void | Promise<void>;
  /** What the vendor's own user would see: lists of records, shown by the pages of the sandbox and by `/_control/{vendor}/state`. */
  views(context: VendorContext): VendorView[];
}

/** A list for people: one table of the vendor's page. */
export interface VendorView {
  readonly key: string;
  readonly title: string;
  readonly columns: readonly string[];
  /** Newest first; `values` are in the order of `columns`, `detail` is the whole record. */
  rows(query: { search?: string; limit: number; offset: number }): { total: number; rows: { values: string[]; detail: unknown }[] };
}

export interface VendorContext {
  /** Where this vendor is reached from outside, without a trailing slash: `http://127.0.0.1:5690/hubspot`. */
  readonly baseUrl: string;
  readonly population: Population;
  readonly state: SandboxState;
  /** The sandbox's clock in ms since 1970; control calls can move it. */
  now(): number;
  /** Sends a webhook to every address registered for this vendor, as the vendor retries and signs. */
  deliver(request: { url: string; headers: Record<string, string>; body: string }): void;
}
