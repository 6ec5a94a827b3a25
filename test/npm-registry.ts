import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A registry that npm can install from, with the packages that a test publishes. */
export interface NpmRegistry {
  url: string;
  publish(manifest: { name: string; version: string; [field: string]: unknown }, publication: Publication): void;
  stop(): Promise<void>;
}

interface Publication {
  /** Content by path. */
  files?: Record<string, string>;
  /** ISO time. */
  at: string;
  /** What comes is not what the registry says. */
  isForged?: boolean;
}

interface Published {
  manifest: { name: string; version: string; [field: string]: unknown };
  archive: Buffer;
  at: string;
  integrity: string;
}

export async function startNpmRegistry(): Promise<NpmRegistry> {
  const published: Published[] = [];
  const server = createServer((request, response) => {
    const path = decodeURIComponent(request.url ?? '/').slice(1);
    const archive = published.find(({ manifest }) => path === archiveOf(manifest))?.archive;
    const versions = published.filter(({ manifest }) => manifest.name === path);
    if (archive !== undefined) response.end(archive);
    else if (versions.length > 0)
      response.setHeader('content-type', 'application/json').end(JSON.stringify(packument(versions, url)));
    else response.writeHead(404, { 'content-type': 'application/json' }).end('{"error":"Not found"}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    publish(manifest, { files = {}, at, isForged = false }) {
      const archive = pack({ ...files, 'package.json': JSON.stringify(manifest) });
      const of = isForged ? Buffer.from('something else') : archive;
      const integrity = `sha512-${createHash('sha512').update(of).digest('base64')}`;
      published.push({ manifest, archive, at, integrity });
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function packument(versions: readonly Published[], url: string): object {
  const byVersion = versions.map(({ manifest, integrity }) => [
    manifest.version,
    { ...manifest, dist: { integrity, tarball: `${url}/${archiveOf(manifest)}` } },
  ]);
  return {
    name: versions[0]?.manifest.name,
    'dist-tags': { latest: versions.at(-1)?.manifest.version },
    versions: Object.fromEntries(byVersion),
    time: Object.fromEntries(versions.map(({ manifest, at }) => [manifest.version, at])),
  };
}

function archiveOf({ name, version }: { name: string; version: string }): string {
  return `${name}/-/${version}.tgz`;
}

function pack(files: Record<string, string>): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'leadloom-package-'));
  try {
    for (const [path, content] of Object.entries(files)) {
      const file = join(folder, 'package', path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, content);
    }
    execFileSync('tar', ['-czf', join(folder, 'package.tgz'), '-C', folder, 'package']);
    return readFileSync(join(folder, 'package.tgz'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
