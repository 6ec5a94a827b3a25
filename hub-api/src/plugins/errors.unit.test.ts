import { HubError, httpStatusOf, type ErrorCode } from '@leadloom/contracts';
import Fastify from 'fastify';
import { describe, expect, it } from 'vitest';
import { compileSchemas } from '../http/compile-schemas.ts';
import { errors } from './errors.ts';

async function failing(error: unknown) {
  const app = Fastify({ bodyLimit: 100 });
  compileSchemas(app);
  await app.register(errors);
  app.get('/', () => {
    throw error;
  });
  const schema = {
    body: {
      type: 'object',
      required: ['name'],
      properties: { name: { type: 'string' }, age: { type: 'integer' } },
      additionalProperties: false,
    },
  };
  app.post('/', { schema }, async () => ({}));
  return app;
}

describe('errors', () => {
  it.each(Object.entries(httpStatusOf) as [ErrorCode, number][])('answers %s with %i', async (code, status) => {
    const app = await failing(new HubError(code, 'What was wrong.', { details: { field: 'x' }, retryAfterMs: 1500 }));
    const answer = await app.inject('/');
    expect(answer.statusCode).toBe(status);
    expect(answer.json()).toEqual({ error: { code, message: 'What was wrong.', details: { field: 'x' } } });
    expect(answer.headers['retry-after']).toBe('2');
  });

  it('tells nothing of an error that nobody foresaw', async () => {
    const app = await failing(new Error('password is hunter2'));
    const answer = await app.inject('/');
    expect(answer.statusCode).toBe(500);
    expect(answer.json().error.code).toBe('unexpected');
    expect(answer.body).not.toContain('hunter2');
  });

  it.each([
    [{ age: 'x', other: 1 }, 400, /name.*age must be integer|has no field other/],
    [{ name: 5 }, 400, /name must be string/],
    ['{broken', 400, /JSON/],
    [{ name: 'x'.repeat(200) }, 413, /large/],
  ])('names what is wrong with the body %j', async (payload, status, message) => {
    const app = await failing(null);
    const headers = { 'content-type': 'application/json' };
    const answer = await app.inject({ method: 'POST', url: '/', payload, headers });
    expect(answer.statusCode).toBe(status);
    expect(answer.json().error).toMatchObject({ code: 'invalid_input', message: expect.stringMatching(message) });
  });

  it('says which content type came, and which one is taken', async () => {
    const app = await failing(null);
    const headers = { 'content-type': 'application/xml' };
    const answer = await app.inject({ method: 'POST', url: '/', payload: '<a/>', headers });
    expect(answer.statusCode).toBe(415);
    expect(answer.json().error.message).toMatch(/"application\/xml" came.*application\/json/);
  });

  it('answers for addresses that do not exist', async () => {
    const app = await failing(null);
    expect((await app.inject('/nowhere?secret=1')).json().error).toMatchObject({
      code: 'not_found',
      message: expect.not.stringContaining('secret'),
    });
  });
});
