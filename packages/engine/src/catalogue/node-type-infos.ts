import type { NodeTypeInfo } from '@leadloom/contracts';
import { basePackage } from './base-package.ts';
import { isHostNode } from '../effects/host-nodes.ts';
import type { PackageDescriptions } from '../node-packages/describe-package.ts';
import { type Described, describedBy, type NodeIcon, readDescriptions } from './read-descriptions.ts';
import { asTool, nodeOfTool } from './tool-variant.ts';

export interface NodeTypeInfos {
  /** By display name; one entry a type, of its newest version. */
  readonly list: readonly NodeTypeInfo[];
  /** Tools of agents are found, and not listed. */
  find(type: string): NodeTypeInfo | undefined;
  /** Undefined when the type has none. */
  icon(type: string): NodeIcon | undefined;
}

/**
 * What the pages show of the node types of n8n-nodes-base and of our own, without loading n8n-core or any node of n8n's.
 * @param packages installed ones
 * @param ownNodes folder of our built nodes (`nodes/dist`); skipped while it has not been built
 * @param hostNodes whether nodes that touch this machine are on
 */
export function readNodeTypeInfos(
  ownNodes: string,
  { hostNodes = false, packages = [] }: { hostNodes?: boolean; packages?: readonly PackageDescriptions[] } = {},
): NodeTypeInfos {
  const isOff = (type: string) => !hostNodes && isHostNode(type.replace(/Tool$/, ''));
  const newest = new Map<string, Described>();
  const all = [...[basePackage, ownNodes].flatMap(readDescriptions), ...packages.flatMap(describedBy)];
  for (const described of all) {
    const known = newest.get(described.type);
    if (known === undefined || versionOf(described) > versionOf(known)) newest.set(described.type, described);
  }
  const infos = new Map([...newest].map(([type, described]) => [type, toInfo(described, isOff(type))]));
  const described = (type: string): Described | undefined => {
    const own = newest.get(type);
    const node = newest.get(nodeOfTool(type, (name) => newest.has(name)) ?? '');
    const description = node && asTool(node.description);
    return own ?? (description && { ...node, type, description });
  };
  return {
    list: [...infos.values()].sort((a, b) => a.displayName.localeCompare(b.displayName, 'en')),
    find: (type) => {
      const tool = infos.has(type) ? undefined : described(type);
      return infos.get(type) ?? (tool && toInfo(tool, isOff(tool.type)));
    },
    icon: (type) => described(type)?.icon,
  };
}

function toInfo(described: Described, isOff: boolean): NodeTypeInfo {
  const { type, description, icon } = described;
  return {
    name: type,
    displayName: description.displayName,
    description: description.description ?? '',
    group: description.group,
    version: description.defaultVersion ?? versionOf(described),
    iconUrl: icon === undefined ? null : `/api/hub/v1/node-types/${encodeURIComponent(type)}/icon`,
    isTrigger: description.group.includes('trigger'),
    ...(isOff ? { isOff } : {}),
    ...(description.group.includes('trigger') ? { hearsBy: hearsBy(described) } : {}),
    inputs: portsOf(description.inputs),
    outputs: portsOf(description.outputs),
    ...(description.outputNames === undefined ? {} : { outputNames: description.outputNames }),
    credentials: (description.credentials ?? []).map(({ name }) => name),
  };
}

function hearsBy({ description: { polling, webhooks } }: Described): NonNullable<NodeTypeInfo['hearsBy']> {
  if (polling === true) return 'poll';
  return webhooks === undefined || webhooks.length === 0 ? 'listening' : 'webhook';
}

function versionOf({ description: { version } }: Described): number {
  return Array.isArray(version) ? Math.max(...version) : version;
}

/** Ports that depend on the parameters are given by an expression: one is drawn until the node is placed. */
function portsOf(ports: unknown): number {
  return Array.isArray(ports) ? ports.length : 1;
}
