import { readCredentialTypes, readNodeTypeInfos } from '@leadloom/engine/catalogue';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { checkCredential } from './check-credential.ts';
import { credentialSchema } from './credential-schema.ts';

const types = readCredentialTypes('/nowhere');
const named = new Set(readNodeTypeInfos('/nowhere').list.flatMap(({ credentials }) => credentials));

describe('credentialSchema', () => {
  it('is a schema for each type that a node of n8n names', () => {
    const ajv = new Ajv2020({ strict: false });
    expect(named.size).toBeGreaterThan(350);
    for (const name of named) expect(ajv.validateSchema(credentialSchema(types, name) ?? false), name).toBe(true);
  });

  it('has the fields that a type takes over from another', () => {
    const { properties } = credentialSchema(types, 'slackOAuth2Api') as { properties: object };
    expect(Object.keys(properties)).toEqual(expect.arrayContaining(['clientId', 'clientSecret']));
    expect(properties).not.toHaveProperty('accessTokenUrl');
  });

  it('knows types of our connectors, and adds their fields to types of n8n', () => {
    expect(credentialSchema(types, 'apolloApi')).toMatchObject({ properties: { apiKey: { type: 'string' } } });
    expect(credentialSchema(types, 'noSuchApi')).toBeUndefined();
  });

  it('demands a field where the form shows it', () => {
    const conditional = {
      isOAuth: () => false,
      propertiesOf: () => [
        { name: 'kind', type: 'options', required: true, options: [{ value: 'key' }, { value: 'none' }] },
        { name: 'key', type: 'string', required: true, displayOptions: { show: { kind: ['key'] } } },
      ],
    };
    const check = (data: Record<string, unknown>) => () => checkCredential(conditional, 'x', data);
    expect(check({ kind: 'none' })).not.toThrow();
    expect(check({ kind: 'key', key: 'k' })).not.toThrow();
    expect(check({ kind: 'key' })).toThrow(/required property 'key'/);
    expect(check({ kind: 'other' })).toThrow(/kind/);
  });

  it('does not repeat what was sent', () => {
    const check = () => checkCredential(types, 'httpHeaderAuth', { name: 5, value: 'a secret' });
    expect(check).toThrow(/\/name must be string/);
    expect(check).not.toThrow(/a secret/);
  });
});
