import { HubError } from '@leadloom/contracts';

/** One version of a package of nodes. */
export interface PackageVersion {
  name: string;
  version: string;
}

const namePattern = /^(@[a-z0-9~-][a-z0-9._~-]*\/)?[a-z0-9~-][a-z0-9._~-]*$/;
const versionPattern = /^[0-9A-Za-z][0-9A-Za-z.+-]*$/;

/** @throws HubError `invalid_input` for what npm would read as something else than a name and a version (or a tag) of a registry. */
export function checkPackageName(name: string, version?: string): void {
  if (!namePattern.test(name) || name.length > 214)
    throw new HubError(
      'invalid_input',
      `"${name}" is no name of an npm package. Names look like n8n-nodes-example or @company/n8n-nodes-example.`,
    );
  if (version !== undefined && !versionPattern.test(version))
    throw new HubError(
      'invalid_input',
      `"${version}" is no version. Versions look like 1.2.3; a tag, as latest, is one.`,
    );
}

/** The package that a node type is of: `@n8n/n8n-nodes-langchain.agent` → `@n8n/n8n-nodes-langchain`. */
export function packageOfNodeType(type: string): string {
  return type.slice(0, Math.max(0, type.lastIndexOf('.')));
}

/** Name of the folder of a version; a scope's slash cannot be in it. */
export function folderOf({ name, version }: PackageVersion): string {
  return `${name.replace('/', '+')}@${version}`;
}
