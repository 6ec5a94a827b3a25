import { compareSchemas, type Side } from './compare-schemas.ts';

type Json = Record<string, unknown>;

/**
 * What a client of the document `before` would stumble over in `after`: routes and fields that are gone, input that is newly demanded, and
 * types that take less or answer something else. Additions are none.
 */
export function findBreakingChanges(before: Json, after: Json): string[] {
  const changes: string[] = [];
  for (const [path, item] of entries(before['paths']))
    for (const [method, operation] of entries(item)) {
      const where = `${method.toUpperCase()} ${path}`;
      const now = at(after, 'paths', path, method);
      if (now === undefined) changes.push(`${where} is gone`);
      else
        changes.push(
          ...compareOperation(operation as Json, now as Json, before, after).map((change) => `${where}: ${change}`),
        );
    }
  return changes;
}

function compareOperation(was: Json, is: Json, before: Json, after: Json): string[] {
  const compare = (side: Side, old: unknown, now: unknown, place: string) =>
    compareSchemas({ side, before, after }, old, now, place);
  const changes: string[] = [];
  const wasParameters = list(was['parameters']);
  for (const parameter of list(is['parameters'])) {
    const old = wasParameters.find((other) => other['name'] === parameter['name'] && other['in'] === parameter['in']);
    const name = `parameter ${String(parameter['name'])}`;
    if (parameter['required'] === true && old?.['required'] !== true) changes.push(`${name} is now required`);
    if (old !== undefined) changes.push(...compare('request', old['schema'], parameter['schema'], name));
  }
  for (const old of wasParameters)
    if (!list(is['parameters']).some((other) => other['name'] === old['name'] && other['in'] === old['in']))
      changes.push(`parameter ${String(old['name'])} is gone`);

  const bodyOf = (operation: Json) => at(operation, 'requestBody', 'content') as Json | undefined;
  const wasBody = bodyOf(was);
  const isBody = bodyOf(is);
  if (wasBody === undefined && isBody !== undefined) changes.push('a body is now required');
  for (const [type, media] of entries(wasBody))
    changes.push(...compare('request', at(media, 'schema'), at(isBody, type, 'schema'), 'body'));

  for (const [status, answer] of entries(was['responses'])) {
    if (!status.startsWith('2')) continue;
    const now = at(is, 'responses', status);
    if (now === undefined) changes.push(`it no longer answers ${status}`);
    for (const [type, media] of entries(at(answer, 'content')))
      if (now !== undefined)
        changes.push(...compare('answer', at(media, 'schema'), at(now, 'content', type, 'schema'), 'answer'));
  }
  return changes;
}

function at(value: unknown, ...path: string[]): unknown {
  return path.reduce<unknown>(
    (part, name) => (typeof part === 'object' && part !== null ? (part as Json)[name] : undefined),
    value,
  );
}

function entries(value: unknown): [string, unknown][] {
  return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}

function list(value: unknown): Json[] {
  return Array.isArray(value) ? (value as Json[]) : [];
}
