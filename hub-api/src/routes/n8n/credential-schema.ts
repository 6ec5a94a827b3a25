import { catalogue } from '@leadloom/connectors/catalogue';
import type { CredentialProperty, CredentialTypes } from '@leadloom/engine/catalogue';

type Json = Record<string, unknown>;

/** Fields that only show something. */
const shownOnly = ['hidden', 'notice'];

/**
 * JSON schema of what a credential of a type holds. A field that the form shows in some cases only is required in those cases.
 * @returns undefined when no node and no connector has that type
 */
export function credentialSchema(types: CredentialTypes, name: string): Json | undefined {
  const ofNodes = types.propertiesOf(name);
  const ofConnector = connectorProperties(name);
  if (ofNodes === undefined && ofConnector === undefined) return undefined;
  const known = ofNodes ?? [];
  const added = (ofConnector ?? []).filter((property) => !known.some((other) => other.name === property.name));
  const properties = [...known, ...added].filter(({ type }) => !shownOnly.includes(type));
  const conditional = properties.filter(({ required, displayOptions }) => required === true && displayOptions?.show);
  return {
    type: 'object',
    additionalProperties: false,
    properties: Object.fromEntries(properties.map((property) => [property.name, valueSchema(property)])),
    required: properties
      .filter((property) => property.required === true && !conditional.includes(property))
      .map((property) => property.name),
    ...(conditional.length === 0 ? {} : { allOf: conditional.map(condition) }),
  };
}

function connectorProperties(name: string): CredentialProperty[] | undefined {
  const type = catalogue.flatMap(({ credentialTypes }) => credentialTypes).find((info) => info.name === name);
  return type?.fields.map((field) => ({ name: field.name, type: 'string', required: field.required }));
}

function valueSchema({ type, options }: CredentialProperty): Json {
  if (type === 'options') return { enum: (options ?? []).map(({ value }) => value) };
  if (type === 'json') return { type: ['string', 'object'] };
  if (type === 'number' || type === 'boolean') return { type };
  return { type: type === 'string' ? 'string' : 'object' };
}

/**
 * Either the field is not shown, or it is there. Conditions that are no plain list of values (comparisons, other fields' paths) ask for
 * nothing.
 */
function condition({ name, displayOptions }: CredentialProperty): Json {
  const shown = Object.entries(displayOptions?.show ?? {});
  const isPlain = shown.every(([, values]) => values.every((value) => typeof value !== 'object'));
  if (!isPlain) return {};
  const isShown = {
    properties: Object.fromEntries(shown.map(([field, values]) => [field, { enum: values }])),
    required: shown.map(([field]) => field),
  };
  return { anyOf: [{ not: isShown }, { required: [name] }] };
}
