import type { NodeDescription, NodeProperty } from '@leadloom/contracts';
import { formValues, isDisplayed } from '@leadloom/graph';
import type { INode, INodeParameters, INodeProperties, INodeTypeDescription } from 'n8n-workflow';
import { NodeHelpers } from 'n8n-workflow';
import { describe, expect, it } from 'vitest';
import { readNodeTypeInfos } from '../src/catalogue/index.ts';
import { sampleParameters } from './fixtures/sample-parameters.ts';

const infos = readNodeTypeInfos('/nowhere');
const versions = infos.list.flatMap(({ name }) => infos.versions(name).map((version) => ({ name, version })));

describe('the fields that a form shows', () => {
  it('are those that n8n shows, for every version of every node and many settings of each', () => {
    const faults: string[] = [];
    let compared = 0;
    for (const { name, version } of versions) {
      const description = infos.describe(name, version)?.description;
      if (description === undefined) throw new Error(`${name} ${version} is not described`);
      for (const given of sampleParameters(description, version)) {
        const theirs = shownByN8n(name, description, version, given);
        // Descriptions whose own defaults n8n cannot read.
        if (theirs === null) continue;
        const ours = shownHere(description, version, given);
        compared += 1;
        if (ours.join() !== theirs.join())
          faults.push(`${name} ${version} ${JSON.stringify(given)}: ${differing(ours, theirs)}`);
      }
    }
    expect(faults.slice(0, 10)).toEqual([]);
    expect(compared).toBeGreaterThan(5000);
  });
});

function shownHere(description: NodeDescription, typeVersion: number, given: Record<string, unknown>): string[] {
  const node = { typeVersion, description };
  const values = formValues(description.properties, { node, given });
  return description.properties.flatMap((field, index) => {
    if (!isDisplayed(field, { node, values, root: values })) return [];
    return [
      `${index} ${field.name}`,
      ...shownInside(field, given[field.name], (fields, inside, isCollection) => {
        const level = formValues(fields, { node, given: inside, root: values, isCollection });
        return (child) => isDisplayed(child, { node, values: level, root: values });
      }),
    ];
  });
}

function shownByN8n(type: string, description: NodeDescription, typeVersion: number, given: object): string[] | null {
  const properties = description.properties as INodeProperties[];
  const asType = description as unknown as INodeTypeDescription;
  const node: INode = { id: '1', name: 'x', type, typeVersion, position: [0, 0], parameters: given as INodeParameters };
  let values: INodeParameters;
  try {
    values = NodeHelpers.getNodeParameters(properties, node.parameters, true, false, node, asType) ?? {};
  } catch {
    return null;
  }
  return description.properties.flatMap((field, index) => {
    if (!NodeHelpers.displayParameter(values, field as INodeProperties, node, asType)) return [];
    return [
      `${index} ${field.name}`,
      ...shownInside(
        field,
        field.name in given ? values[field.name] : undefined,
        (_fields, inside) => (child) =>
          NodeHelpers.displayParameter(inside as INodeParameters, child as INodeProperties, node, asType, values),
      ),
    ];
  });
}

type Inside = (
  fields: NodeProperty[],
  given: Record<string, unknown>,
  isCollection: boolean,
) => (child: NodeProperty) => boolean;

/** The fields in what a collection holds. */
function shownInside(field: NodeProperty, value: unknown, inside: Inside): string[] {
  const at = (fields: NodeProperty[], given: unknown, isCollection: boolean) => {
    const isShown = inside(fields, given as Record<string, unknown>, isCollection);
    return fields.filter(isShown).map(({ name }) => `${field.name}.${name}`);
  };
  if (typeof value !== 'object' || value === null) return [];
  if (field.type === 'collection' && !Array.isArray(value)) return at(field.options as NodeProperty[], value, true);
  if (field.type !== 'fixedCollection') return [];
  return (field.options as { name: string; values: NodeProperty[] }[]).flatMap((group) => {
    const rows = (value as Record<string, unknown>)[group.name];
    if (rows === undefined) return [];
    return (Array.isArray(rows) ? rows : [rows]).flatMap((row) => at(group.values, row, false));
  });
}

function differing(ours: string[], theirs: string[]): string {
  const more = ours.filter((field) => !theirs.includes(field));
  const fewer = theirs.filter((field) => !ours.includes(field));
  return `more ${more.join(', ')}; fewer ${fewer.join(', ')}`;
}
