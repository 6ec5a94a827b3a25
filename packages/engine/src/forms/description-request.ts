import type { INodeProperties, INodePropertyCollection, INodePropertyOptions } from 'n8n-workflow';
import { n8nCore, n8nWorkflow } from '../n8n.ts';
import type { TriggerParts } from '../triggers/trigger-parts.ts';

/** Choices that a description asks for by a request of its own (`typeOptions.loadOptions`), made by the node as if that were its only field. */
export async function descriptionRequest(parts: TriggerParts, path: string): Promise<INodePropertyOptions[]> {
  const { workflow, node, type, additionalData } = parts;
  const routing = findField(type.description.properties, path.replaceAll(/\[\d+\]/g, '').split('.'))?.typeOptions
    ?.loadOptions?.routing;
  if (routing === undefined) throw new Error(`Nothing says where the choices of "${path}" come from`);
  const { ExecuteContext, RoutingNode } = n8nCore();
  const field: INodeProperties = { displayName: '', name: '', type: 'string', default: '', routing };
  const asking = Object.create(type, {
    description: { value: { ...type.description, properties: [field] } },
  }) as typeof type;
  const items = [{ json: {} }];
  const context = new ExecuteContext(
    workflow,
    node,
    additionalData,
    'internal',
    n8nWorkflow().createRunExecutionData({}),
    0,
    items,
    { main: [items] },
    { node, data: { main: [items] }, source: null },
    [],
  );
  const [given = []] = (await new RoutingNode(context, asking).runNode()) ?? [];
  return given.map(({ json }) => json as unknown as INodePropertyOptions);
}

/** The first of that name at each step: requests of descriptions do not differ by what is shown. */
function findField(fields: INodeProperties[], [name, ...rest]: string[]): INodeProperties | undefined {
  for (const field of fields.filter((one) => one.name === name)) {
    if (rest.length === 0) {
      if (field.typeOptions?.loadOptions !== undefined) return field;
      continue;
    }
    const inner = (field.options ?? []) as (INodeProperties | INodePropertyCollection)[];
    const group = inner.find((one) => 'values' in one && one.name === rest[0]);
    const found =
      group !== undefined && 'values' in group
        ? findField(group.values, rest.slice(1))
        : findField(inner as INodeProperties[], rest);
    if (found !== undefined) return found;
  }
  return undefined;
}
