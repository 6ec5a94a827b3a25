import { existsSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { NodeDescription } from '@leadloom/contracts';
import type { PackageDescriptions } from '../node-packages/describe-package.ts';

/** What packages carry besides of what we show. */
interface Description extends NodeDescription {
  polling?: boolean;
  iconUrl?: string | { light: string } | null;
  usableAsTool?: boolean | { replacements?: object };
}

/** An icon's bytes, and what they are. */
export interface NodeIcon {
  isSvg: boolean;
  read(): Promise<Buffer>;
}

export interface Described {
  /** With its package: `n8n-nodes-base.set`. */
  type: string;
  description: Description;
  icon?: NodeIcon;
}

/** Where packages of nodes carry their descriptions as data: n8n's own, and ours, whose folder is that of the build. */
const places = ['dist/types/nodes.json', 'types/nodes.json'];

/**
 * The descriptions that a package of nodes carries as data; icon addresses are `icons/<package>/<path in the package>`.
 * @param folder that of its package.json; none of either means that it has not been built
 */
export function readDescriptions(folder: string): Described[] {
  const manifest = join(folder, 'package.json');
  if (!existsSync(manifest)) return [];
  const { name } = JSON.parse(readFileSync(manifest, 'utf8')) as { name: string };
  const file = places.map((place) => join(folder, place)).find((path) => existsSync(path));
  if (file === undefined) throw new Error(`${folder} holds no ${places.join(' or ')}: build it again`);
  const descriptions = JSON.parse(readFileSync(file, 'utf8')) as Description[];
  const prefix = `icons/${name}/`;
  return describe(name, descriptions, (address) =>
    address.startsWith(prefix) ? () => readFile(join(folder, address.slice(prefix.length))) : undefined,
  );
}

/** The same of an installed package, whose descriptions and icons are kept as data. */
export function describedBy({ name, nodes, icons }: PackageDescriptions): Described[] {
  return describe(name, nodes as Description[], (address) => {
    const bytes = icons[address];
    return bytes === undefined ? undefined : () => Promise.resolve(Buffer.from(bytes, 'base64'));
  });
}

function describe(
  packageName: string,
  descriptions: readonly Description[],
  iconAt: (address: string) => NodeIcon['read'] | undefined,
): Described[] {
  return descriptions.map((description) => {
    const address = typeof description.iconUrl === 'object' ? description.iconUrl?.light : description.iconUrl;
    const read = address === undefined || address === null ? undefined : iconAt(address);
    const icon = read && { isSvg: address?.endsWith('.svg') === true, read };
    return { type: `${packageName}.${description.name}`, description, ...(icon === undefined ? {} : { icon }) };
  });
}
