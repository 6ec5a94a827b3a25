import type { NodeOptions, NodeOptionsRequest, OfferedOption } from '@leadloom/contracts';
import type { ILoadOptionsFunctions, INodePropertyOptions, INodeType, ResourceMapperFields } from 'n8n-workflow';
import { n8nCore } from '../n8n.ts';
import type { SegmentHost } from '../segment/segment-host.ts';
import { type TriggerInput, type TriggerParts, triggerParts } from '../triggers/trigger-parts.ts';
import { descriptionRequest } from './description-request.ts';

export type NodeQuestion = Pick<NodeOptionsRequest, 'kind' | 'method' | 'path' | 'filter' | 'paginationToken'>;

/**
 * Lets a node say what one of its fields can be set to, by its own method. The node is all that its document holds, with the parameters and
 * accounts that the form has now.
 * @throws what the node throws, and Error when it has no such method
 */
export async function askNode(host: SegmentHost, input: TriggerInput, question: NodeQuestion): Promise<NodeOptions> {
  const parts = triggerParts(host, input);
  const { workflow, node, additionalData } = parts;
  additionalData.currentNodeParameters = input.document.nodes[0]?.parameters as typeof node.parameters;
  const { LoadOptionsContext } = n8nCore();
  const context = new LoadOptionsContext(
    workflow,
    node,
    additionalData,
    `parameters.${question.path}`,
  ) as ILoadOptionsFunctions;
  return workflow.expression.withIsolate(() => answer(parts, context, question));
}

async function answer(
  parts: TriggerParts,
  context: ILoadOptionsFunctions,
  question: NodeQuestion,
): Promise<NodeOptions> {
  const { kind, method, filter, paginationToken } = question;
  const nothing: NodeOptions = { options: [], columns: [], error: null };
  if (kind === 'options') {
    const options =
      method === undefined
        ? await descriptionRequest(parts, question.path)
        : await methodOf(parts.type, 'loadOptions', method).call(context);
    return { ...nothing, options: options.map(toOption) };
  }
  if (method === undefined) throw new Error('This needs a method of the node');
  if (kind === 'list') {
    const list = await methodOf(parts.type, 'listSearch', method).call(
      context,
      filter,
      paginationToken as string | undefined,
    );
    const { results, paginationToken: next } = list;
    return {
      ...nothing,
      options: results.map(toOption),
      ...(next === undefined || next === null || next === '' ? {} : { paginationToken: next }),
    };
  }
  const mapped: ResourceMapperFields = await methodOf(parts.type, 'resourceMapping', method).call(context);
  return { ...nothing, columns: mapped.fields, error: mapped.emptyFieldsNotice ?? null };
}

type Methods = Required<NonNullable<INodeType['methods']>>;

function methodOf<Kind extends 'loadOptions' | 'listSearch' | 'resourceMapping'>(
  { methods, description }: INodeType,
  kind: Kind,
  name: string,
): Methods[Kind][string] {
  const found = methods?.[kind];
  const method = found !== undefined && Object.hasOwn(found, name) ? found[name] : undefined;
  if (method === undefined) throw new Error(`${description.displayName} has no method "${name}" to ask for this`);
  return method as Methods[Kind][string];
}

/** Some nodes name things by numbers. */
type Offered = Omit<INodePropertyOptions, 'name'> & { name: string | number; url?: string };

function toOption({ name, value, description, url }: Offered): OfferedOption {
  return {
    name: String(name),
    value,
    ...(typeof description === 'string' && description !== '' ? { description } : {}),
    ...(typeof url === 'string' && url !== '' ? { url } : {}),
  };
}
