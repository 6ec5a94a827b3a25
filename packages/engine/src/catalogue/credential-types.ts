import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { basePackage } from './base-package.ts';

import type { PackageDescriptions } from '../node-packages/describe-package.ts';

/** The part of a field of n8n's credential descriptions that says what may be in it. */
export interface CredentialProperty {
  name: string;
  type: string;
  required?: boolean;
  options?: { value?: unknown }[];
  displayOptions?: { show?: Record<string, unknown[]> };
}

interface Description {
  name: string;
  extends?: string[];
  properties: CredentialProperty[];
}

export interface CredentialTypes {
  /** Fields of a type, those of the types that it extends included; undefined when there is no such type. */
  propertiesOf(name: string): CredentialProperty[] | undefined;
  /** Whether accounts of this type are signed in at the vendor. */
  isOAuth(name: string): boolean;
}

/**
 * The credential types of n8n-nodes-base and of our own, as their packages carry them as data. They are read when the first one is asked for.
 * @param packages installed ones
 * @param ownNodes folder of our built nodes (`nodes/dist`); skipped while it has not been built
 */
export function readCredentialTypes(ownNodes: string, packages: readonly PackageDescriptions[] = []): CredentialTypes {
  let known: Map<string, Description> | undefined;
  const find = (name: string): Description | undefined => {
    known ??= new Map(
      [join(basePackage, 'dist/types/credentials.json'), join(ownNodes, 'types/credentials.json')]
        .flatMap(readDescriptions)
        .concat(packages.flatMap(({ credentials }) => credentials as Description[]))
        .map((description) => [description.name, description]),
    );
    return known.get(name);
  };
  const propertiesOf = (name: string): CredentialProperty[] | undefined => {
    const description = find(name);
    if (description === undefined) return undefined;
    const inherited = (description.extends ?? []).flatMap((parent) => propertiesOf(parent) ?? []);
    const byName = new Map([...inherited, ...description.properties].map((property) => [property.name, property]));
    return [...byName.values()];
  };
  const isOAuth = (name: string): boolean =>
    name === 'oAuth1Api' || name === 'oAuth2Api' || (find(name)?.extends ?? []).some(isOAuth);
  return { propertiesOf, isOAuth };
}

function readDescriptions(file: string): Description[] {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Description[]) : [];
}
