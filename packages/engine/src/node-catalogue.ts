import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { HubError } from '@leadloom/contracts';
import type { DirectoryLoader, LazyPackageDirectoryLoader } from 'n8n-core';
import type { ICredentialType, INodeType, INodeTypes, IVersionedNodeType } from 'n8n-workflow';
import { asTool, nodeOfTool } from './catalogue/tool-variant.ts';
import { withSandboxedFunction } from './code/sandboxed-function.ts';
import { n8nCore, n8nSettings, n8nWorkflow, packageFolder } from './n8n.ts';
import { isHostNode } from './effects/host-nodes.ts';
import type { LoadedPackage } from './node-packages/load-package.ts';
import { startExpressions } from './expressions/start-expressions.ts';
import { withDurableWait } from './segment/durable-wait.ts';

export interface NodeCatalogue extends INodeTypes {
  getCredentialType(name: string): ICredentialType | undefined;
  knownNodeTypes(): string[];
  /** Node types that say they work with credentials of this type. */
  nodesOfCredential(name: string): string[];
  /** The same, with these packages besides. */
  withPackages(packages: readonly LoadedPackage[]): NodeCatalogue;
}

export interface NodeCatalogueOptions {
  /** Folder of our own built nodes (`nodes/dist`, whose package.json has an `n8n` key); skipped when it has not been built. */
  ownNodes: string;
  /** Nodes that touch this machine (execute command, files, git, ssh) work only when the owner says so. */
  hostNodes: boolean;
}

/** All of n8n-nodes-base and our own nodes. Types are known after a few ms; the code of a node is loaded on its first use. */
export async function loadNodeCatalogue(options: NodeCatalogueOptions): Promise<NodeCatalogue> {
  const { LazyPackageDirectoryLoader: Loader } = n8nCore();
  if (n8nSettings().expressionEngine === 'vm') await startExpressions();
  const loaders = new Map<string, DirectoryLoader>();
  const base: LazyPackageDirectoryLoader = new Loader(packageFolder('n8n-nodes-base'));
  await base.loadAll();
  loaders.set(base.packageName, base);
  if (existsSync(join(options.ownNodes, 'package.json'))) {
    const own = new Loader(options.ownNodes);
    await own.loadAll();
    loaders.set(own.packageName, own);
  }
  return viewOf(loaders, options);
}

/** What the loaders hold; nothing of it is kept, so that views of several versions of a package can be in use at a time. */
function viewOf(loaders: ReadonlyMap<string, DirectoryLoader>, options: NodeCatalogueOptions): NodeCatalogue {
  const isKnown = (fullName: string): boolean => {
    const dot = fullName.lastIndexOf('.');
    return Object.hasOwn(loaders.get(fullName.slice(0, dot))?.known.nodes ?? {}, fullName.slice(dot + 1));
  };
  const load = (fullName: string): INodeType | IVersionedNodeType | undefined => {
    if (nodeOfTool(fullName, isKnown) !== undefined) return loadVersion(fullName);
    if (!isKnown(fullName)) return undefined;
    const dot = fullName.lastIndexOf('.');
    const loaded = loaders.get(fullName.slice(0, dot))?.getNode(fullName.slice(dot + 1));
    return loaded && withSandboxedFunction(fullName, withDurableWait(fullName, loaded.type));
  };
  const loadVersion = (fullName: string, version?: number): INodeType | undefined => {
    const node = nodeOfTool(fullName, isKnown);
    if (node !== undefined) return toolOf(loadVersion(node, version));
    const type = load(fullName);
    if (type === undefined) return undefined;
    const versioned = n8nWorkflow().NodeHelpers.getVersionedNodeType(type, version);
    return isHostNode(fullName) && !options.hostNodes ? refusing(fullName, versioned) : versioned;
  };

  return {
    // n8n's interface has no undefined, its callers do: an unknown type is an issue of that node, found before the run starts.
    getByName: load as INodeTypes['getByName'],
    getByNameAndVersion: loadVersion as INodeTypes['getByNameAndVersion'],
    getKnownTypes: () =>
      Object.fromEntries(
        [...loaders].flatMap(([name, loader]) =>
          Object.entries(loader.known.nodes).map(([type, known]) => [
            `${name}.${type}`,
            { className: known.className, sourcePath: known.sourcePath },
          ]),
        ),
      ),
    knownNodeTypes: () =>
      [...loaders].flatMap(([name, loader]) => Object.keys(loader.known.nodes).map((type) => `${name}.${type}`)),
    nodesOfCredential: (name) =>
      [...loaders].flatMap(([packageName, { known }]) =>
        (known.credentials[name]?.supportedNodes ?? []).map((node) => `${packageName}.${node}`),
      ),
    getCredentialType: (name) => {
      for (const loader of loaders.values())
        if (name in loader.known.credentials) return loader.getCredential(name).type;
      return undefined;
    },
    withPackages: (packages) =>
      viewOf(new Map([...loaders, ...packages.map(({ name, loader }) => [name, loader] as const)]), options),
  };
}

function toolOf(type: INodeType | undefined): INodeType | undefined {
  const description = type && asTool(type.description);
  return description && (Object.create(type, { description: { value: description } }) as INodeType);
}

function refusing(fullName: string, type: INodeType): INodeType {
  const refused = Object.create(type) as INodeType;
  const refuse = (): never => {
    throw new HubError(
      'forbidden',
      `Nodes of type "${fullName}" touch this machine and are off. The owner can turn them on with LEADLOOM_HOST_NODES=on.`,
    );
  };
  for (const way of ['execute', 'trigger', 'poll', 'webhook', 'supplyData'] as const)
    if (type[way] !== undefined) refused[way] = refuse;
  // Tests of accounts and lists of options reach out as well.
  refused.methods = {};
  return refused;
}
