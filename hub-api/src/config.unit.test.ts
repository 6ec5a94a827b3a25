import { describe, expect, it } from 'vitest';
import { readHubConfig } from './config.ts';

const needed = {
  MONGODB_URL: 'mongodb://127.0.0.1:27017',
  TEMPORAL_ADDRESS: '127.0.0.1:7233',
  LEADLOOM_ENCRYPTION_KEY: '0f'.repeat(32),
};

describe('readHubConfig', () => {
  it('has defaults for a demo on loopback', () => {
    expect(readHubConfig(needed)).toMatchObject({
      HUB_HOST: '127.0.0.1',
      HUB_URL: 'http://127.0.0.1:5680',
      LEADLOOM_SEED: false,
    });
    expect(readHubConfig({ ...needed, HUB_URL: 'https://hub.example/' }).HUB_URL).toBe('https://hub.example');
  });

  it('names all faults at once', () => {
    const faulty = { MONGODB_URL: 'mysql://x', HUB_PORT: 'many', LEADLOOM_ENCRYPTION_KEY: 'short' };
    for (const name of ['MONGODB_URL', 'HUB_PORT', 'LEADLOOM_ENCRYPTION_KEY', 'TEMPORAL_ADDRESS'])
      expect(() => readHubConfig(faulty)).toThrow(new RegExp(name));
  });

  it('demands the public address and the owner where others can reach it', () => {
    expect(() => readHubConfig({ ...needed, HUB_HOST: '0.0.0.0' })).toThrow(
      /HUB_URL, HUB_OWNER_EMAIL, HUB_OWNER_PASSWORD/,
    );
    const all = { HUB_URL: 'https://hub.example', HUB_OWNER_EMAIL: 'a@b.example', HUB_OWNER_PASSWORD: 'long enough' };
    expect(readHubConfig({ ...needed, HUB_HOST: '0.0.0.0', ...all }).HUB_HOST).toBe('0.0.0.0');
  });
});
