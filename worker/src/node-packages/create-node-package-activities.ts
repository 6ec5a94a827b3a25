import { rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { HubError } from '@leadloom/contracts';
import { describePackage, type InstalledPackage, installedFolder, installPackage, loadPackage } from '@leadloom/engine';
import type { NodePackageRecord } from '@leadloom/store';
import type { NodePackageActivities } from '@leadloom/workflows';
import { Context } from '@temporalio/activity';
import type { WorkerServices } from '../services.ts';
import { toTemporalFailure } from '../temporal-failure.ts';
import { packagesDirOf, platform } from './package-views.ts';

const heartbeatMs = 2_000;

/** Changes of node packages, each in one go: what is half installed is in a folder that nobody looks into. */
export function createNodePackageActivities(services: WorkerServices): NodePackageActivities {
  const { store, log } = services;
  const packagesDir = packagesDirOf(services);

  async function install(workspaceId: string, { name, wanted, version: before }: NodePackageRecord): Promise<void> {
    const { cancellationSignal } = Context.current();
    const given = { name, ...(wanted === null ? {} : { version: wanted }) };
    const installed = await installPackage(packagesDir, given, cancellationSignal);
    const stored = await describe(workspaceId, installed).catch(async (error: unknown) => {
      if (before !== installed.version)
        await rm(installedFolder(packagesDir, installed), { recursive: true, force: true });
      throw error;
    });
    await store.nodePackages.use(workspaceId, name, stored);
    log.info({ package: name, version: installed.version, before }, 'a node package was installed');
  }

  /** A package whose nodes cannot be loaded never takes the place of one that works. */
  async function describe(workspaceId: string, installed: InstalledPackage) {
    const { digest, ...recipe } = installed;
    const descriptions = describePackage(await loadPackage(packagesDir, installed));
    const { name, version, integrity } = installed;
    const keep = async (what: string, content: unknown) =>
      (
        await store.files.write(
          workspaceId,
          { name: `${name}@${version}-${what}.json`, type: 'application/json' },
          Readable.from([Buffer.from(JSON.stringify(content))]),
        )
      ).id;
    return {
      version,
      integrity,
      digests: { [platform]: digest },
      recipeFile: await keep('recipe', recipe),
      descriptionsFile: await keep('descriptions', descriptions),
      nodeTypes: namesOf(descriptions.nodes),
      credentialTypes: namesOf(descriptions.credentials),
    };
  }

  async function removeUnused(workspaceId: string, name: string): Promise<void> {
    const unused = await store.nodePackages.unused(workspaceId, name);
    await store.nodePackages.forget(
      workspaceId,
      name,
      unused.map(({ version }) => version),
    );
    for (const { version, recipeFile, descriptionsFile } of unused) {
      await Promise.all([recipeFile, descriptionsFile].map((file) => store.files.delete(workspaceId, file)));
      await rm(installedFolder(packagesDir, { name, version }), { recursive: true, force: true });
    }
  }

  return {
    async applyNodePackage({ workspaceId, name }) {
      const record = await store.nodePackages.get(workspaceId, name);
      if (record === null) return;
      const context = Context.current();
      const heartbeat = setInterval(() => context.heartbeat(), heartbeatMs);
      try {
        if (record.status === 'installing') await install(workspaceId, record);
        await removeUnused(workspaceId, name);
      } catch (error) {
        log.warn({ err: error, package: name }, 'a node package could not be changed');
        throw toTemporalFailure(error instanceof HubError ? error : asUnexpected(name, error));
      } finally {
        clearInterval(heartbeat);
      }
    },
    async failNodePackage({ workspaceId, name }, message) {
      await store.nodePackages.fail(workspaceId, name, message);
    },
  };
}

function namesOf(descriptions: readonly { name: string }[]): string[] {
  return [...new Set(descriptions.map(({ name }) => name))].toSorted();
}

function asUnexpected(name: string, cause: unknown): HubError {
  const { message, code } = cause as { message?: string; code?: string };
  const told =
    code === 'ENOENT' ? 'npm is not there: the worker’s machine needs it on its PATH' : (message ?? String(cause));
  return new HubError('unexpected', `${name} could not be installed: ${told}`, { cause });
}
