import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { HubError } from '@leadloom/contracts';
import { writeFileList } from './file-list.ts';
import { lookUpPackage, type PublishedPackage } from './look-up-package.ts';
import { lacksAVersion, npmFault } from './npm-fault.ts';
import { checkPackageName, folderOf, type PackageVersion } from './package-names.ts';
import { runNpm } from './run-npm.ts';
import { sharedFolder, sharedWith, writeStandIns } from './shared-packages.ts';

/** What another machine needs to install exactly the same. */
export interface PackageRecipe extends PackageVersion {
  /** Of the package's archive, as `sha512-…`. */
  integrity: string;
  /** npm's package.json and package-lock.json of the folder. */
  manifest: string;
  lock: string;
}

/** A version of a package in a folder of this machine. */
export interface InstalledPackage extends PackageRecipe {
  /** sha512 of the list of its files; the same on every machine of the same platform. */
  digest: string;
}

interface Lock {
  packages: Record<string, { version?: string; integrity?: string }>;
}

const day = 24 * 3_600_000;
const install = [
  'install',
  '--legacy-peer-deps',
  '--omit=dev',
  '--omit-lockfile-registry-resolved',
  '--install-links=false',
];

/**
 * Installs a package of nodes from the npm registry into a folder of its own below `packagesDir`; its scripts do not run.
 * @param version a version or a tag; the newest without one
 * @throws HubError that says what is wrong with the name, the version, the package or the network
 */
export async function installPackage(
  packagesDir: string,
  { name, version }: { name: string; version?: string },
  signal: AbortSignal,
): Promise<InstalledPackage> {
  checkPackageName(name, version);
  return inNewFolder(packagesDir, async (folder) => {
    writeFileSync(join(folder, 'package.json'), '{}');
    const published = await lookUpPackage(folder, name, version, signal);
    const shared = sharedWith(published.dependencies);
    const stands = [...shared.keys()].map((one): [string, string] => [one, `file:./${sharedFolder}/${one}`]);
    writeStandIns(folder, shared);
    const manifest = JSON.stringify({
      private: true,
      dependencies: { ...Object.fromEntries(stands), [published.name]: published.version },
      overrides: Object.fromEntries(stands.map(([one]) => [one, `$${one}`])),
    });
    writeFileSync(join(folder, 'package.json'), manifest);
    await installAsPublished(folder, published, signal);
    const lock = readFileSync(join(folder, 'package-lock.json'), 'utf8');
    checkIntegrity(published, lock);
    const digest = await writeFileList(folder);
    return { name: published.name, version: published.version, integrity: published.integrity, manifest, lock, digest };
  });
}

/** Installs what another machine has installed, to the version and checksum of everything that it needs. */
export async function installCopy(packagesDir: string, recipe: PackageRecipe, signal: AbortSignal): Promise<string> {
  checkPackageName(recipe.name, recipe.version);
  let digest = '';
  await inNewFolder(packagesDir, async (folder) => {
    const { packages } = JSON.parse(recipe.lock) as Lock;
    const shared = Object.entries(packages).flatMap(([path, { version = '' }]): [string, string][] =>
      path.startsWith(`${sharedFolder}/`) ? [[path.slice(sharedFolder.length + 1), version]] : [],
    );
    writeStandIns(folder, new Map(shared));
    writeFileSync(join(folder, 'package.json'), recipe.manifest);
    writeFileSync(join(folder, 'package-lock.json'), recipe.lock);
    const result = await runNpm(folder, ['ci', ...install.slice(1)], signal);
    if (result.code !== 0) throw npmFault(`${recipe.name}@${recipe.version}`, result);
    digest = await writeFileList(folder);
    return recipe;
  });
  return digest;
}

/** Folder of an installed version. */
export function installedFolder(packagesDir: string, version: PackageVersion): string {
  return join(packagesDir, folderOf(version));
}

/** Packages of the same day may ask for versions that came, or went, later: then everything is taken as it was when this one came. */
async function installAsPublished(folder: string, published: PublishedPackage, signal: AbortSignal): Promise<void> {
  const { name, version, publishedAt } = published;
  const first = await runNpm(folder, install, signal);
  if (first.code === 0) return;
  if (!lacksAVersion(first) || publishedAt === undefined) throw npmFault(`${name}@${version}`, first);
  const before = new Date(Date.parse(publishedAt) + day).toISOString();
  const second = await runNpm(folder, [...install, `--before=${before}`], signal);
  if (second.code !== 0) throw npmFault(`${name}@${version}`, second);
}

function checkIntegrity({ name, version, integrity }: PublishedPackage, lock: string): void {
  const found = (JSON.parse(lock) as Lock).packages[`node_modules/${name}`];
  if (found?.version !== version || found.integrity !== integrity)
    throw new HubError(
      'forbidden',
      `What npm installed as ${name}@${version} is not what the registry named: ${integrity}`,
    );
}

/** What did not get to its end leaves nothing behind, and never stands where a whole installation is looked for. */
async function inNewFolder<T extends PackageVersion>(
  packagesDir: string,
  work: (folder: string) => Promise<T>,
): Promise<T> {
  const folder = join(packagesDir, `.new-${process.pid}-${Date.now()}`);
  mkdirSync(folder, { recursive: true });
  try {
    const installed = await work(folder);
    const place = installedFolder(packagesDir, installed);
    rmSync(place, { recursive: true, force: true });
    mkdirSync(dirname(place), { recursive: true });
    renameSync(folder, place);
    return installed;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
