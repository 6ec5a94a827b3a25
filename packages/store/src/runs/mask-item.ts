/** Everything: no field of an item is kept. */
export const wholeItem = '*';

type Json = Record<string, unknown>;

/** As n8n marks what it has taken out of an item. */
const field = { __redacted: true, reason: 'node_defined_field', canReveal: false };
const item = { redacted: true, reason: 'workflow_redaction_policy' };

/**
 * An item of a run without what is not to be kept.
 * @param paths fields from `json` on, parts parted by dots; lists on the way are gone through. `*` leaves nothing.
 */
export function maskItem(given: unknown, paths: readonly string[]): unknown {
  if (typeof given !== 'object' || given === null) return given;
  const { json, binary, pairedItem, error: _error, ...rest } = given as Json;
  const paired = pairedItem === undefined ? {} : { pairedItem };
  if (paths.includes(wholeItem)) return { json: {}, ...paired, redaction: item };
  let masked = json;
  for (const path of paths) masked = maskAt(masked, path.split('.'));
  return { ...rest, json: masked, ...(binary === undefined ? {} : { binary }), ...paired };
}

function maskAt(value: unknown, [name = '', ...rest]: string[]): unknown {
  if (Array.isArray(value)) return value.map((inner) => maskAt(inner, [name, ...rest]));
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return value;
  const inner = (value as Json)[name];
  return { ...value, [name]: rest.length === 0 ? field : maskAt(inner, rest) };
}
