import { loadNodeOptions, type NodeOptionsRequest, type NodeProperty } from '@leadloom/contracts';
import { valueAt } from '@leadloom/graph';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { call } from '../api/call.ts';
import { useForm } from './scene.ts';

export interface Source {
  kind: NodeOptionsRequest['kind'];
  /** Of the node; without it the description asks by itself. */
  method?: string | undefined;
}

/** Where the choices of a field come from, when they are not in its description. */
export function sourceOf({ typeOptions }: NodeProperty): Source | null {
  const method = typeOptions?.['loadOptionsMethod'];
  if (typeof method === 'string') return { kind: 'options', method };
  return typeOptions?.['loadOptions'] === undefined ? null : { kind: 'options' };
}

/**
 * What the vendor offers for a field. It is asked when the field is first shown open, and again when an account or a field that it depends on
 * has changed.
 */
export function useOffered(
  field: NodeProperty,
  path: string,
  source: Source | null,
  { filter = '', isOn = true } = {},
) {
  const { node, formNode, values } = useForm();
  const depends = [field.typeOptions?.['loadOptionsDependsOn'] ?? []].flat() as string[];
  const above = path.split('.').slice(0, -1).join('.');
  // `&field` stands beside this one.
  const dependencies = depends.map((name) =>
    valueAt(values, name.startsWith('&') ? `${above}.${name.slice(1)}` : name),
  );
  const request: NodeOptionsRequest = {
    version: formNode.typeVersion,
    parameters: values,
    credentials: node.credentials ?? {},
    kind: source?.kind ?? 'options',
    path,
    ...(source?.method === undefined ? {} : { method: source.method }),
    ...(filter === '' ? {} : { filter }),
  };
  return useQuery({
    queryKey: [
      'loadNodeOptions',
      node.type,
      request.version,
      path,
      source,
      filter,
      node.credentials,
      dependencies,
      values['resource'],
      values['operation'],
    ],
    enabled: source !== null && isOn,
    staleTime: 300_000,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => call(loadNodeOptions, { params: { name: node.type }, body: request, signal }),
  });
}
