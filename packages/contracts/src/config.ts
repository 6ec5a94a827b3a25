import type { Static, TObject, TSchema } from 'typebox';
import { Value } from 'typebox/value';
import { HubError } from './errors.ts';

/**
 * Reads configuration from environment variables. Each property of `schema` is a variable; numbers and booleans are converted, defaults
 * filled in, an empty variable counts as unset.
 * @throws HubError `invalid_input` that lists every fault at once, each with the variable's name, what is wrong, and its description.
 */
export function readConfig<Schema extends TObject>(
  schema: Schema,
  env: Record<string, string | undefined>,
): Static<Schema> {
  const faults: string[] = [];
  const config: Record<string, unknown> = {};
  for (const [name, property] of Object.entries(
    schema.properties as Record<string, TSchema & { description?: string; default?: unknown; type?: string }>,
  )) {
    const given = env[name] === '' ? undefined : env[name];
    const value = given === undefined ? property.default : convert(given, property.type);
    if (value === undefined) {
      if (schema.required?.includes(name))
        faults.push(`${name} is not set: ${property.description ?? 'it is required'}`);
      continue;
    }
    const errors = [...Value.Errors(property, value)];
    if (errors.length > 0)
      faults.push(`${name} ${errors.map((error) => error.message).join(', ')}: ${property.description ?? ''}`);
    config[name] = value;
  }
  if (faults.length > 0)
    throw new HubError('invalid_input', `The configuration has ${faults.length} fault(s):\n  ${faults.join('\n  ')}`, {
      details: faults,
    });
  return config as Static<Schema>;
}

function convert(text: string, type: string | undefined): unknown {
  if (type === 'integer' || type === 'number')
    return text.trim() === '' || Number.isNaN(Number(text)) ? text : Number(text);
  if (type === 'boolean')
    return text === 'true' || text === '1' || text === 'on'
      ? true
      : text === 'false' || text === '0' || text === 'off'
        ? false
        : text;
  return text;
}
