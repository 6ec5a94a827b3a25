import { tmpdir } from 'node:os';
import { expect, test } from 'vitest';
import { freeDiskSpace, requireDiskSpace } from './disk-space.ts';

test('a full disk is named, with the variable that helps', () => {
  expect(() => requireDiskSpace('/data', 512 * 1024 ** 2)).toThrow(
    '/data has only 0.5 GB free, and at least 2 GB are needed',
  );
});

test('enough space is enough', () => {
  expect(() => requireDiskSpace('/data', 2 * 1024 ** 3)).not.toThrow();
  expect(freeDiskSpace(tmpdir())).toBeGreaterThan(0);
});
