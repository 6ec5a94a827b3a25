import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';

/** The part of n8n's node description that we show. */
interface Description {
  displayName: string;
  name: string;
  description?: string;
  group: string[];
  version: number | number[];
  defaultVersion?: number;
  icon?: unknown;
  iconUrl?: string | { light: string };
  inputs: unknown;
  outputs: unknown;
  outputNames?: string[];
  credentials?: { name: string }[];
}

export interface Described {
  /** With its package: `n8n-nodes-base.set`. */
  type: string;
  description: Description;
  iconFile?: string;
}

const require = createRequire(import.meta.url);
const basePackage = 'n8n-nodes-base';

/** The descriptions that n8n-nodes-base carries as data. Its icon addresses are `icons/<package>/<path in the package>`. */
export function readBaseDescriptions(): Described[] {
  const folder = dirname(require.resolve(`${basePackage}/package.json`));
  const descriptions = JSON.parse(readFileSync(join(folder, 'dist/types/nodes.json'), 'utf8')) as Description[];
  return descriptions.map((description) => {
    const address = typeof description.iconUrl === 'object' ? description.iconUrl.light : description.iconUrl;
    const prefix = `icons/${basePackage}/`;
    return {
      type: `${basePackage}.${description.name}`,
      description,
      ...(address?.startsWith(prefix) === true ? { iconFile: join(folder, address.slice(prefix.length)) } : {}),
    };
  });
}

/** Our own nodes say what they are when they are made; the class has the name of its file. */
export function readOwnDescriptions(folder: string): Described[] {
  const manifestFile = join(folder, 'package.json');
  if (!existsSync(manifestFile)) return [];
  const manifest = JSON.parse(readFileSync(manifestFile, 'utf8')) as { name: string; n8n: { nodes: string[] } };
  return manifest.n8n.nodes.map((path) => {
    const file = join(folder, path);
    const className = basename(file).split('.')[0] ?? '';
    const Node = (require(file) as Record<string, new () => { description: Description }>)[className];
    if (Node === undefined) throw new Error(`${file} exports no class ${className}`);
    const { description } = new Node();
    const iconFile = iconBeside(file, description.icon);
    return {
      type: `${manifest.name}.${description.name}`,
      description,
      ...(iconFile === undefined ? {} : { iconFile }),
    };
  });
}

function iconBeside(file: string, icon: unknown): string | undefined {
  const name = typeof icon === 'object' && icon !== null ? (icon as { light?: unknown }).light : icon;
  if (typeof name !== 'string' || !name.startsWith('file:')) return undefined;
  const path = join(dirname(file), name.slice('file:'.length));
  return existsSync(path) ? path : undefined;
}
