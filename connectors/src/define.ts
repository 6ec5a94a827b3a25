import type { ConnectorInfo, VendorLimits } from '@leadloom/contracts';
import type { Static, TSchema } from 'typebox';
import type { WebhookScheme } from './webhooks/scheme.ts';

/** Takes pino's argument order; never given a secret or a whole record. */
export interface ConnectorLog {
  debug(data: object, message: string): void;
  info(data: object, message: string): void;
  warn(data: object, message: string): void;
}

/** What an action is given besides its input. It opens no connection of its own kind: whoever runs it decides where requests go. */
export interface ActionContext {
  /** Fields of the credential type, opened; an OAuth token answer is under `oauthTokenData`. */
  readonly credentials: Readonly<Record<string, unknown>>;
  /** Origin to call instead of the vendor's own, without a trailing slash: `baseUrl('https://api.hubapi.com')`. */
  baseUrl(vendorOrigin: string): string;
  readonly signal: AbortSignal;
  readonly log: ConnectorLog;
}

/**
 * What happens when one of the action's requests is sent a second time. `read`: nothing; `idempotent`: the same end state; `unsafe`: the
 * thing a second time, so a request without an answer must be asked about or decided by a person.
 */
export type Safety = 'read' | 'idempotent' | 'unsafe';

/** One thing that can be done at a vendor; a value, not a class. */
export interface Action<Input = unknown, Output = unknown> {
  /** kebab-case, verb first; unique within the connector. Actions of a capability have its name. */
  readonly name: string;
  readonly title: string;
  /** Set when input and output are those of a capability that several vendors have. */
  readonly capability: string | null;
  readonly input: TSchema;
  readonly output: TSchema;
  /** Items a call takes at most, for actions that take a list. */
  readonly maxBatch?: number;
  readonly safety: Safety;
  /**
   * For `unsafe` ones that look at what the vendor holds before they write: after a lost answer all of it is run again, under a journal of
   * its own, and finds what was done.
   */
  readonly looksFirst?: boolean;
  /** The vendor's page that describes the call. */
  readonly docsUrl: string;
  /** What the input costs at most, in the vendor's own unit (credits, tokens, requests): shown before a person runs it. */
  cost(input: Input): number;
  /** Throws HubError. A batch answers item by item; something that is not there is a value, a look-up that failed is an error. */
  run(context: ActionContext, input: Input): Promise<Output>;
}

interface ActionDefinition<In extends TSchema, Out extends TSchema> extends Omit<
  Action<Static<In>, Static<Out>>,
  'capability' | 'input' | 'output'
> {
  readonly capability?: string;
  readonly input: In;
  readonly output: Out;
}

/** Ties `cost` and `run` to the two schemas; nothing else. */
export function defineAction<In extends TSchema, Out extends TSchema>(definition: ActionDefinition<In, Out>): Action {
  return { ...definition, capability: definition.capability ?? null };
}

export type CredentialType = ConnectorInfo['credentialTypes'][number];

export interface Connector {
  /** Folder name and `connector` of a connection: `hubspot`. */
  readonly name: string;
  readonly title: string;
  readonly docsUrl: string;
  readonly credentialTypes: readonly CredentialType[];
  /** The vendor's own origins: the keys of a connection's `origins`. */
  readonly defaultOrigins: readonly string[];
  /** Unit of `Action.cost`. */
  readonly costUnit: 'request' | 'credit' | 'token';
  readonly limits: VendorLimits;
  /** A cheap read that proves the credentials, and prepares the account where the actions need a field of ours. Throws HubError. */
  test(context: ActionContext): Promise<{ message: string }>;
  readonly actions: readonly Action[];
  readonly webhook?: WebhookScheme;
}

export function defineConnector(connector: Connector): Connector {
  return connector;
}
