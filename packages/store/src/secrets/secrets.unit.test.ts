import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { openSecret } from './open-secret.ts';
import { openWebhookSecret, webhookSecretName } from './open-webhook-secret.ts';
import { sealSecret } from './seal-secret.ts';

const key = randomBytes(32);
const data = { accessToken: 'tøken', nested: { a: [1, 2] } };
const sealed = sealSecret(key, 'ws_1', 'con_1', data);
const flip = (text: string) => {
  const bytes = Buffer.from(text, 'base64');
  bytes[0] = (bytes[0] ?? 0) ^ 1;
  return bytes.toString('base64');
};

describe('sealed secrets', () => {
  it('open with the key, workspace and id they were sealed with', () => {
    expect(openSecret(key, 'ws_1', 'con_1', sealed)).toEqual(data);
  });

  it('differ each time and do not show what is in them', () => {
    expect(sealSecret(key, 'ws_1', 'con_1', data)).not.toEqual(sealed);
    expect(Buffer.from(sealed.data, 'base64').toString()).not.toContain('accessToken');
  });

  it.each([
    ['another key', () => openSecret(randomBytes(32), 'ws_1', 'con_1', sealed)],
    ['another workspace', () => openSecret(key, 'ws_2', 'con_1', sealed)],
    ['another id', () => openSecret(key, 'ws_1', 'con_2', sealed)],
    ['changed data', () => openSecret(key, 'ws_1', 'con_1', { ...sealed, data: flip(sealed.data) })],
    ['a changed tag', () => openSecret(key, 'ws_1', 'con_1', { ...sealed, tag: flip(sealed.tag) })],
    ['a short tag', () => openSecret(key, 'ws_1', 'con_1', { ...sealed, tag: sealed.tag.slice(0, 8) })],
    ['the door for webhook secrets', () => openWebhookSecret(key, 'ws_1', 'con_1', sealed)],
  ])('do not open with %s', (_, open) => {
    expect(open).toThrow(expect.objectContaining({ code: 'unauthorized' }));
  });

  it('webhook secrets open by their own door', () => {
    const webhook = sealSecret(key, 'ws_1', webhookSecretName('con_1'), { signingSecret: 's' });
    expect(openWebhookSecret(key, 'ws_1', 'con_1', webhook)).toEqual({ signingSecret: 's' });
    expect(() => openSecret(key, 'ws_1', 'con_1', webhook)).toThrow();
  });

  it('refuse a key of the wrong length', () => {
    expect(() => sealSecret(randomBytes(16), 'ws_1', 'con_1', data)).toThrow(/16 bytes.*LEADLOOM_ENCRYPTION_KEY/);
  });
});
