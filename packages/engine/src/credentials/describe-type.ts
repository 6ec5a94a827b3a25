import type { ICredentialType, INodeProperties } from 'n8n-workflow';
import { n8nWorkflow } from '../n8n.ts';
import type { NodeCatalogue } from '../node-catalogue.ts';

/** @throws Error when there is no such credential type. */
export function typeOf(catalogue: NodeCatalogue, name: string): ICredentialType {
  const type = catalogue.getCredentialType(name);
  if (type === undefined) throw new Error(`There is no credential type "${name}" here`);
  return type;
}

/** The types that a type extends, nearest first. */
export function parentsOf(catalogue: NodeCatalogue, name: string): string[] {
  return (typeOf(catalogue, name).extends ?? []).flatMap((parent) => [parent, ...parentsOf(catalogue, parent)]);
}

/** Fields of a type, those of the types that it extends included. */
export function propertiesOf(catalogue: NodeCatalogue, name: string): INodeProperties[] {
  const { NodeHelpers } = n8nWorkflow();
  const merged: INodeProperties[] = [];
  for (const parent of typeOf(catalogue, name).extends ?? [])
    NodeHelpers.mergeNodeProperties(merged, propertiesOf(catalogue, parent));
  NodeHelpers.mergeNodeProperties(merged, typeOf(catalogue, name).properties);
  return merged;
}
