import { expect, test } from 'vitest';
import { readConfig } from './config.ts';

test('without variables it is the documented address, in memory', () => {
  expect(readConfig({})).toEqual({ port: 5690, host: '127.0.0.1', latencyMs: 15 });
  expect(readConfig({ SANDBOX_PORT: '0', SANDBOX_LATENCY_MS: '0', SANDBOX_DATA_DIR: 'data' })).toEqual({
    port: 0,
    host: '127.0.0.1',
    latencyMs: 0,
    dataDir: 'data',
  });
});

test('every fault is named at once', () => {
  expect(() => readConfig({ SANDBOX_PORT: '99999', SANDBOX_LATENCY_MS: 'fast', SANDBOX_URL: 'here' })).toThrow(
    /SANDBOX_PORT is "99999".*SANDBOX_LATENCY_MS is "fast"|SANDBOX_URL is "here".*SANDBOX_PORT is "99999".*SANDBOX_LATENCY_MS is "fast"/,
  );
});
