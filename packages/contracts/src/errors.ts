import { type Static, Type } from 'typebox';
import { OneOf } from './one-of.ts';

/**
 * Who must act when something fails.
 *
 * | code | who acts | HTTP |
 * | --- | --- | --- |
 * | `invalid_input` | the caller corrects the request | 400 |
 * | `unauthorized` | the owner of the account reconnects it, or the user logs in | 401 |
 * | `forbidden` | somebody with more rights | 403 |
 * | `not_found` | the caller: there is no such thing here | 404 |
 * | `conflict` | the caller reads again, then decides | 409 |
 * | `rate_limited` | nobody: wait | 429 |
 * | `unavailable` | nobody: wait | 503 |
 * | `outcome_unknown` | ask the other side, or a person decides | 502 |
 * | `unexpected` | us | 500 |
 */
export const ErrorCode = OneOf([
  'invalid_input',
  'unauthorized',
  'forbidden',
  'not_found',
  'conflict',
  'rate_limited',
  'unavailable',
  'outcome_unknown',
  'unexpected',
]);
export type ErrorCode = Static<typeof ErrorCode>;

/** HTTP status of each code in our own answers. */
export const httpStatusOf: Readonly<Record<ErrorCode, number>> = {
  invalid_input: 400,
  unauthorized: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  rate_limited: 429,
  unavailable: 503,
  outcome_unknown: 502,
  unexpected: 500,
};

/** The body of every error answer of our API. */
export const ErrorBody = Type.Object(
  {
    error: Type.Object({
      code: ErrorCode,
      message: Type.String(),
      details: Type.Optional(Type.Unknown()),
    }),
  },
  { $id: 'ErrorBody' },
);
export type ErrorBody = Static<typeof ErrorBody>;

/** The body of error answers below `/api/v1`, as n8n gives them. */
export const N8nErrorBody = Type.Object({ message: Type.String() }, { $id: 'N8nErrorBody' });
export type N8nErrorBody = Static<typeof N8nErrorBody>;

export interface HubErrorOptions {
  retryable?: boolean;
  /** How long the other side asked us to wait, in ms. */
  retryAfterMs?: number;
  /** HTTP status that the other side answered with. */
  status?: number;
  /** What a program can act on: field errors, ids. Never a secret, never a whole record. */
  details?: unknown;
  cause?: unknown;
}

/** The one error of the system. The message names what was wrong, where, and what to do next. */
export class HubError extends Error {
  override readonly name = 'HubError';
  readonly code: ErrorCode;
  readonly retryable: boolean;
  readonly retryAfterMs: number | undefined;
  readonly status: number | undefined;
  readonly details: unknown;

  constructor(code: ErrorCode, message: string, options: HubErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.retryable = options.retryable ?? (code === 'rate_limited' || code === 'unavailable');
    this.retryAfterMs = options.retryAfterMs;
    this.status = options.status;
    this.details = options.details;
  }
}
