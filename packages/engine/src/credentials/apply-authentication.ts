import type {
  IAuthenticateGeneric,
  ICredentialDataDecryptedObject,
  IDataObject,
  IHttpRequestOptions,
  INode,
  Workflow,
} from 'n8n-workflow';
import { bareNode, bareWorkflow } from './bare-workflow.ts';

/**
 * The declarative kind of authentication: headers, query, body and basic auth as texts or expressions over `$credentials`
 * (`=Bearer {{$credentials.apiKey}}`). An expression that gives nothing leaves its place out, as in n8n.
 */
export async function applyAuthentication(
  { properties }: IAuthenticateGeneric,
  credentials: ICredentialDataDecryptedObject,
  request: IHttpRequestOptions,
  workflow?: Workflow,
  node?: INode,
): Promise<IHttpRequestOptions> {
  const scope = node ?? bareNode;
  const { expression } = workflow ?? bareWorkflow(scope);
  return expression.withIsolate(() => Promise.resolve(resolveAll()));

  function resolveAll(): IHttpRequestOptions {
    const result: IHttpRequestOptions = { ...request };
    const { headers, qs, body, auth } = properties;
    if (headers !== undefined) result.headers = { ...result.headers, ...(resolve(headers) as Record<string, string>) };
    if (qs !== undefined) result.qs = { ...result.qs, ...resolve(qs) };
    if (body !== undefined) result.body = { ...(result.body as IDataObject | undefined), ...resolve(body) };
    if (auth !== undefined) result.auth = resolve(auth) as unknown as NonNullable<IHttpRequestOptions['auth']>;
    return result;
  }

  function resolve(values: IDataObject): IDataObject {
    const resolved: IDataObject = {};
    for (const [name, value] of Object.entries(values)) {
      const key = text(name);
      const given =
        typeof value === 'object' && value !== null
          ? resolve(value as IDataObject)
          : typeof value === 'string'
            ? text(value)
            : value;
      if (key !== '' && key !== undefined && given !== '' && given !== undefined)
        resolved[key as string] = given as string;
    }
    return resolved;
  }

  function text(value: string): unknown {
    if (!value.startsWith('=')) return value;
    return expression.getSimpleParameterValue(scope, value, 'internal', { $credentials: credentials }, undefined, '');
  }
}
