import { statfsSync } from 'node:fs';
import { Problem } from '../problem.ts';

/** Free space of the disk that holds a folder, in bytes, as an ordinary user may use it. */
export function freeDiskSpace(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}

/** MongoDB alone sets aside several hundred MB for its journal; below this the servers fail in ways that are hard to read. */
const NEEDED_BYTES = 2 * 1024 ** 3;

/** Throws a `Problem` when less than 2 GB are free. `free` is told in tests only. */
export function requireDiskSpace(folder: string, free = freeDiskSpace(folder)): void {
  if (free >= NEEDED_BYTES) return;
  throw new Problem(
    `The disk that holds ${folder} has only ${(free / 1024 ** 3).toFixed(1)} GB free, and at least 2 GB are needed.`,
    {
      help: 'free some space, or put the data on another disk with LEADLOOM_DATA_DIR',
    },
  );
}
