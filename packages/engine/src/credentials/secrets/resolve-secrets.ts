import { HubError } from '@leadloom/contracts';
import type { IDataObject } from 'n8n-workflow';
import { bareNode, bareWorkflow } from '../bare-workflow.ts';
import { findReferences } from './find-references.ts';

/**
 * Fetches what is at a path outside; undefined when nothing is there.
 * @throws HubError that says why it cannot be had
 */
export type FetchSecret = (store: string, path: readonly string[]) => Promise<unknown>;

/**
 * The credentials with the fields that name secrets elsewhere (`={{ $secrets.vault.crm.token }}`) filled in. Such a field knows nothing of a
 * run. What was fetched is in the answer and nowhere else.
 * @throws HubError `invalid_input` for a secret that is not there, and what `fetch` throws
 */
export async function resolveSecrets(
  credentials: Readonly<Record<string, unknown>>,
  fetch: FetchSecret,
): Promise<Record<string, unknown>> {
  const { oauthTokenData: _token, ...fields } = credentials;
  const wanting = Object.entries(fields).filter((entry): entry is [string, string] => namesSecrets(entry[1]));
  if (wanting.length === 0) return { ...credentials };
  const resolved = { ...credentials };
  for (const [field, text] of wanting) resolved[field] = evaluate(field, text, await fetchAll(field, text, fetch));
  return resolved;
}

function namesSecrets(value: unknown): value is string {
  return typeof value === 'string' && value.startsWith('=') && value.includes('$secrets');
}

async function fetchAll(field: string, text: string, fetch: FetchSecret): Promise<Record<string, unknown>> {
  const secrets: Record<string, unknown> = {};
  for (const { store, path } of findReferences(field, text)) {
    const value = await fetch(store, path);
    const name = ['$secrets', store, ...path].join('.');
    if (value === undefined)
      throw new HubError(
        'invalid_input',
        `The field ${field} names ${name}, which is not there. Check its path and key.`,
        {
          details: { field, secret: name },
        },
      );
    put(secrets, [store, ...path], value);
  }
  return secrets;
}

function put(into: Record<string, unknown>, [first = '', ...rest]: readonly string[], value: unknown): void {
  if (rest.length === 0) {
    into[first] = value;
    return;
  }
  const inner = into[first];
  const next = typeof inner === 'object' && inner !== null ? (inner as Record<string, unknown>) : {};
  into[first] = next;
  put(next, rest, value);
}

function evaluate(field: string, text: string, secrets: Record<string, unknown>): unknown {
  const { expression } = bareWorkflow(bareNode);
  try {
    return expression.getParameterValue(text, null, 0, 0, bareNode.name, [], 'internal', {
      $secrets: secrets as IDataObject,
    });
  } catch (cause) {
    throw new HubError(
      'invalid_input',
      `The expression in the field ${field} of this connection cannot be evaluated.`,
      {
        details: { field },
        cause,
      },
    );
  }
}
