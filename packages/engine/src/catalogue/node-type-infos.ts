import type { NodeDescription, NodeTypeDescription, NodeTypeInfo } from '@leadloom/contracts';
import { listActions } from '@leadloom/graph';
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
  /** In this version, or in that of a new node. Undefined when there is no such type, or it has no such version. */
  describe(type: string, version?: number): NodeTypeDescription | undefined;
  /** In ascending order; empty when there is no such type. */
  versions(type: string): number[];
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
  const packaged = [...[basePackage, ownNodes].flatMap(readDescriptions), ...packages.flatMap(describedBy)];
  /** From the oldest of a type to its newest. */
  const all = Map.groupBy(packaged.toSorted(byVersion), ({ type }) => type);
  const allOf = (type: string): Described[] => {
    const node = nodeOfTool(type, (name) => all.has(name));
    if (node === undefined) return all.get(type) ?? [];
    return (all.get(node) ?? []).flatMap((one) => {
      const description = asTool(one.description);
      return description === undefined ? [] : [{ ...one, type, description }];
    });
  };
  const newest = (type: string) => allOf(type).at(-1);
  const infoOf = (described: Described | undefined) => described && toInfo(described, isOff(described.type));
  const infos = new Map([...all.keys()].map((type) => [type, infoOf(newest(type))]));
  return {
    list: [...infos.values()]
      .filter((info) => info !== undefined)
      .sort((a, b) => a.displayName.localeCompare(b.displayName, 'en')),
    find: (type) => infos.get(type) ?? infoOf(newest(type)),
    icon: (type) => newest(type)?.icon,
    versions: (type) => allOf(type).flatMap(versionsOf),
    describe(type, asked) {
      const of = allOf(type);
      const version = asked ?? of.slice(-1).map(newVersionOf)[0];
      const found = of.find((one) => version !== undefined && versionsOf(one).includes(version));
      if (found === undefined || version === undefined) return undefined;
      return { name: type, version, versions: of.flatMap(versionsOf), description: found.description };
    },
  };
}

function toInfo(described: Described, isOff: boolean): NodeTypeInfo {
  const { type, description, icon } = described;
  return {
    name: type,
    displayName: description.displayName,
    description: description.description ?? '',
    group: description.group,
    version: newVersionOf(described),
    iconUrl: icon === undefined ? null : `/api/hub/v1/node-types/${encodeURIComponent(type)}/icon`,
    isTrigger: description.group.includes('trigger'),
    ...(isOff ? { isOff } : {}),
    ...(description.group.includes('trigger') ? { hearsBy: hearsBy(described) } : {}),
    inputs: portsOf(description.inputs).filter((port) => port === 'main').length,
    outputs: portsOf(description.outputs).filter((port) => port === 'main').length,
    partsIn: partsOf(description.inputs),
    partsOut: partsOf(description.outputs),
    ...(description.outputNames === undefined ? {} : { outputNames: description.outputNames }),
    credentials: (description.credentials ?? []).map(({ name }) => name),
    aliases: description.codex?.alias ?? [],
    categories: categoriesOf(description.codex),
    actions: listActions(description, newVersionOf(described)).length,
    defaultName: description.defaults.name ?? description.displayName,
    ...((description.webhooks?.length ?? 0) > 0 ? { isCalled: true } : {}),
    ...(asTool(description) === undefined ? {} : { isToolToo: true }),
    ...(description.hidden === true ? { isHidden: true } : {}),
  };
}

function hearsBy({ description: { polling, webhooks } }: Described): NonNullable<NodeTypeInfo['hearsBy']> {
  if (polling === true) return 'poll';
  return webhooks === undefined || webhooks.length === 0 ? 'listening' : 'webhook';
}

/** The version that a new node gets. */
function newVersionOf(described: Described): number {
  return described.description.defaultVersion ?? Math.max(...versionsOf(described));
}

function versionsOf({ description: { version } }: Described): number[] {
  return Array.isArray(version) ? version : [version];
}

const byVersion = (a: Described, b: Described) => Math.max(...versionsOf(a)) - Math.max(...versionsOf(b));

/** Types of ports. Where an expression over the parameters gives them, those that it names; one main port at least is drawn then. */
function portsOf(ports: NodeDescription['inputs']): string[] {
  if (typeof ports === 'string') return ['main', ...new Set(ports.match(/\bai_[a-zA-Z]+/g))];
  return ports.map((port) => (typeof port === 'string' ? port : String(port['type'])));
}

const partsOf = (ports: NodeDescription['inputs']) => [...new Set(portsOf(ports).filter((port) => port !== 'main'))];

/** Those of a node's package, and within the core nodes what they are for. Old nodes have a list where others have one by category. */
function categoriesOf({ categories = [], subcategories = {} }: NonNullable<NodeDescription['codex']> = {}): string[] {
  return [...new Set([...categories, ...Object.values(subcategories).flat()].map((name) => name.trim()))];
}
