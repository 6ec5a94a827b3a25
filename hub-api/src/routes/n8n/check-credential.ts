import { HubError } from '@leadloom/contracts';
import type { CredentialTypes } from '@leadloom/engine/catalogue';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { credentialSchema } from './credential-schema.ts';

/** @throws HubError `invalid_input` for a type that does not exist, or data that its schema does not take; values are not repeated */
export function checkCredential(types: CredentialTypes, type: string, data: Readonly<Record<string, unknown>>): void {
  const schema = credentialSchema(types, type);
  if (schema === undefined)
    throw new HubError('invalid_input', `There is no credential type "${type}".`, { details: { field: 'type' } });
  const ajv = new Ajv2020({ allErrors: true, strict: false });
  if (ajv.validate(schema, data)) return;
  const faults = (ajv.errors ?? []).map(({ instancePath, message, params, keyword }) =>
    keyword === 'additionalProperties'
      ? `has no field ${String(params['additionalProperty'])}`
      : `${instancePath} ${message ?? keyword}`.trim(),
  );
  throw new HubError(
    'invalid_input',
    `The data is not as a credential of type "${type}" takes it: ${faults.join('; ')}.`,
  );
}
