import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { HubError } from '@leadloom/contracts';
import type { PackageDirectoryLoader } from 'n8n-core';
import { installDoorInCopy } from '../door/install-undici-copy.ts';
import { n8nCore, requireShared } from '../n8n.ts';
import { checkFile, type FileList, readFileList } from './file-list.ts';
import { guardFiles } from './guard-files.ts';
import { installedFolder } from './install-package.ts';
import type { PackageVersion } from './package-names.ts';
import { readJsonFile } from './read-json-file.ts';
import { linkShared, sharedFolder } from './shared-packages.ts';

export interface LoadedPackage extends PackageVersion {
  loader: PackageDirectoryLoader;
}

/** Whether this machine has a version; what is in it is looked at when it is loaded. */
export function isInstalled(packagesDir: string, version: PackageVersion): boolean {
  return existsSync(join(installedFolder(packagesDir, version), 'package-lock.json'));
}

/**
 * Loads an installed version: its files as they were installed, with our copies of n8n's packages, its calls out through the door. Several
 * versions of a package can be there at a time.
 * @throws HubError `forbidden` when a file was changed, `invalid_input` when its nodes cannot be loaded
 */
export async function loadPackage(
  packagesDir: string,
  { name, version, digest }: PackageVersion & { digest: string },
): Promise<LoadedPackage> {
  const folder = installedFolder(packagesDir, { name, version });
  const list = await readFileList(folder, digest);
  const own = join(folder, 'node_modules', name);
  for (const entry of readdirSync(own, { recursive: true, withFileTypes: true }))
    if (entry.isFile()) checkFile(folder, list, join(entry.parentPath, entry.name));
  const paths = Object.keys(
    (readJsonFile(join(folder, 'package-lock.json')) as { packages: Record<string, unknown> }).packages,
  );
  const shared = paths.filter((path) => path.startsWith(`${sharedFolder}/`));
  linkShared(
    folder,
    shared.map((path) => path.slice(sharedFolder.length + 1)),
  );
  checkAddons(folder, list);
  guardFiles(folder, list);
  for (const path of paths.filter((one) => one.endsWith('node_modules/undici')))
    if (existsSync(join(folder, path))) installDoorInCopy(requireShared(join(folder, path)));
  const { LazyPackageDirectoryLoader: Loader } = n8nCore();
  try {
    const loader = new Loader(own);
    await loader.loadAll();
    return { name, version, loader };
  } catch (cause) {
    throw new HubError(
      'invalid_input',
      `The nodes of ${name} ${version} cannot be loaded: ${(cause as Error).message}`,
      {
        cause,
      },
    );
  }
}

/** Node loads these past the hooks that see all else. */
function checkAddons(folder: string, list: FileList): void {
  for (const path of list.keys()) if (path.endsWith('.node')) checkFile(folder, list, join(folder, path));
}
