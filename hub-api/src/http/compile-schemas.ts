import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import type { FastifyInstance } from 'fastify';

const formats = {
  'date-time': /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/,
  email: /^[^\s@]+@[^\s@]+\.[^\s@]+$/,
};

/**
 * Checks requests with ajv. Text of the address (path, query) is converted to the type that the schema asks for, a body is taken as it is.
 * Answers are written by JSON.stringify: a serialiser made from the schema drops keys with line breaks, which node names may have.
 */
export function compileSchemas(app: FastifyInstance): void {
  const options = { useDefaults: true, removeAdditional: false, allErrors: true, strict: false, formats } as const;
  const forText = new Ajv2020({ ...options, coerceTypes: true });
  const forBodies = new Ajv2020({ ...options, coerceTypes: false });
  app.setValidatorCompiler(({ schema, httpPart }) =>
    whenNeeded(() => (httpPart === 'body' ? forBodies : forText).compile(withoutIds(schema) as object)),
  );
  app.setSerializerCompiler(() => (data) => JSON.stringify(data));
}

/** Compiled at the first request: all routes together would take a quarter of the hub's start. */
function whenNeeded(compile: () => ValidateFunction) {
  let validate: ValidateFunction | undefined;
  const check = (data: unknown): boolean => {
    validate ??= compile();
    const isValid = validate(data);
    check.errors = validate.errors ?? null;
    return isValid;
  };
  check.errors = null as ErrorObject[] | null;
  return check;
}

/** Schemas are compiled inline: an `$id` that occurs in two routes would be taken for two schemas. */
function withoutIds(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(withoutIds);
  if (typeof schema !== 'object' || schema === null) return schema;
  return Object.fromEntries(
    Object.entries(schema).flatMap(([key, value]) =>
      key === '$id' && typeof value === 'string' ? [] : [[key, withoutIds(value)]],
    ),
  );
}
