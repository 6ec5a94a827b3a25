import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LoadedPackage } from './load-package.ts';

/** What pages and checks need to know of a package without loading it: n8n's descriptions, and the icons that they name. */
export interface PackageDescriptions {
  name: string;
  version: string;
  nodes: { name: string }[];
  credentials: { name: string }[];
  /** By their address in the descriptions (`icons/<package>/<path>`), in base64. */
  icons: Record<string, string>;
}

export function describePackage({ name, version, loader }: LoadedPackage): PackageDescriptions {
  const { nodes, credentials } = loader.types;
  const prefix = `icons/${name}/`;
  const icons: Record<string, string> = {};
  for (const { iconUrl } of nodes) {
    const address = typeof iconUrl === 'object' ? iconUrl.light : iconUrl;
    if (address?.startsWith(prefix) !== true) continue;
    const file = join(loader.directory, address.slice(prefix.length));
    if (existsSync(file)) icons[address] = readFileSync(file).toString('base64');
  }
  return { name, version, nodes, credentials, icons };
}
