import { describe, expect, it } from 'vitest';
import { type ClassifiedFailure, type FailedAnswer, classifyFailure } from './classify-failure.ts';

const told = (status: number, waitMs: number | null = null, isUsedUp = false): FailedAnswer => ({
  status,
  waitMs,
  isUsedUp,
});
const withCode = (code: object, cause?: unknown) => Object.assign(new Error('failed', { cause }), code);

describe('classifyFailure', () => {
  it.each<[error: unknown, last: FailedAnswer | null, found: ClassifiedFailure]>([
    [withCode({ httpCode: '429' }), told(429, 7_000), { failure: 'quota', waitMs: 7_000 }],
    [withCode({ httpCode: '429' }), null, { failure: 'quota', waitMs: null }],
    [withCode({ httpCode: '403' }), told(403, 60_000, true), { failure: 'quota', waitMs: 60_000 }],
    [withCode({ httpCode: '403' }), told(403), { failure: 'authentication', waitMs: null }],
    [withCode({ httpCode: '401' }), told(401, 5), { failure: 'authentication', waitMs: null }],
    [withCode({ statusCode: 503 }), told(503, 2_000), { failure: 'transient', waitMs: 2_000 }],
    [withCode({ response: { status: 500 } }), null, { failure: 'transient', waitMs: null }],
    [withCode({ httpCode: 'ECONNREFUSED' }), null, { failure: 'transient', waitMs: null }],
    [withCode({}, withCode({ code: 'ETIMEDOUT' })), null, { failure: 'transient', waitMs: null }],
    [withCode({ httpCode: '404' }), told(404), { failure: 'data', waitMs: null }],
    [new Error('name is missing'), told(503), { failure: 'data', waitMs: null }],
    [withCode({ code: '23505' }), null, { failure: 'data', waitMs: null }],
    ['thrown as text', null, { failure: 'data', waitMs: null }],
  ])('%o after %j is %j', (error, last, found) => {
    expect(classifyFailure(error, last)).toEqual(found);
  });
});
