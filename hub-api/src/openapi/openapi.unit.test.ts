import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { findBreakingChanges } from './find-breaking-changes.ts';
import { hubDocument } from './hub-document.ts';
import { storedDocumentFile } from './stored-document-file.ts';

interface Operation {
  operationId: string;
  tags: string[];
  summary: string;
  responses: Record<string, unknown>;
}
interface Document extends Record<string, unknown> {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, object> };
}

const current = hubDocument() as Document;
const stored = JSON.parse(readFileSync(storedDocumentFile, 'utf8')) as Document;
const operationsOf = (document: Document) =>
  Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({ where: `${method} ${path}`, operation })),
  );

describe('the OpenAPI document', () => {
  const operations = operationsOf(current);

  it('names, sorts and describes every route, with its errors', () => {
    for (const { where, operation } of operations) {
      expect(operation, where).toMatchObject({ summary: expect.stringMatching(/\w/), tags: [expect.any(String)] });
      expect(Object.keys(operation.responses), where).toEqual(expect.arrayContaining(['400', '401', '429', '500']));
    }
    const names = operations.map(({ operation }) => operation.operationId);
    expect(new Set(names).size).toBe(names.length);
  });

  it('refers only to what it holds, in schemas that are right in form', () => {
    const references = [...JSON.stringify(current).matchAll(/"\$ref":"#\/components\/(\w+)\/(\w+)"/g)];
    expect(references.length).toBeGreaterThan(100);
    for (const [, kind = '', name = ''] of references)
      expect((current['components'] as Record<string, object>)[kind], `${kind}/${name}`).toHaveProperty(name);
    const ajv = new Ajv2020({ strict: false });
    for (const schema of Object.values(current.components.schemas)) expect(ajv.validateSchema(schema)).toBe(true);
  });

  it('breaks no client of the stored document', () => {
    expect(findBreakingChanges(stored, current)).toEqual([]);
  });

  it('is stored with every route: node hub-api/src/openapi/write-stored-document.ts', () => {
    expect(operationsOf(stored).map(({ where }) => where)).toEqual(operations.map(({ where }) => where));
  });
});

/** Breaking changes of the stored document after `change`. */
function changed(change: (document: Document) => void): string[] {
  const copy = structuredClone(stored);
  change(copy);
  return findBreakingChanges(stored, copy);
}

const leads = '/api/hub/v1/leads';

function bodyOf(document: Document, path: string): Record<string, unknown> {
  const operation = document.paths[path]?.['post'] as unknown as
    { requestBody: { content: Record<string, { schema: Record<string, unknown> }> } } | undefined;
  return operation?.requestBody.content['application/json']?.schema ?? {};
}

function schemaOf(document: Document, name: string) {
  return document.components.schemas[name] as {
    properties: Record<string, Record<string, unknown>>;
    required: string[];
  };
}

describe('findBreakingChanges', () => {
  it.each([
    ['a route that is gone', (document: Document) => delete document.paths[leads], /GET \/api\/hub\/v1\/leads is gone/],
    [
      'a field of an answer that is gone',
      (document: Document) => delete schemaOf(document, 'Lead').properties['score'],
      /answer.*\.score is gone/,
    ],
    [
      'a field of an answer that may be missing',
      (document: Document) => schemaOf(document, 'Lead').required.splice(0, 1),
      /\.id may now be missing/,
    ],
    [
      'an answer of another type',
      (document: Document) => (schemaOf(document, 'Lead').properties['version'] = { type: 'string' }),
      /\.version may now be string/,
    ],
    [
      'input that is newly required',
      (document: Document) =>
        (bodyOf(document, '/api/hub/v1/suppressions')['required'] = ['value', 'kind', 'reason', 'note']),
      /body\.note is now required/,
    ],
    [
      'a value that is no longer taken',
      (document: Document) => {
        const properties = bodyOf(document, '/api/hub/v1/suppressions')['properties'] as Record<
          string,
          { anyOf: unknown[] }
        >;
        properties['kind']?.anyOf.pop();
      },
      /body\.kind no longer takes "domain"/,
    ],
    [
      'a lower limit of length',
      (document: Document) => {
        const properties = bodyOf(document, '/api/hub/v1/suppressions')['properties'] as Record<
          string,
          { maxLength: number }
        >;
        if (properties['value'] !== undefined) properties['value'].maxLength = 10;
      },
      /maxLength is lower/,
    ],
  ])('finds %s', (_name, change, message) => {
    expect(changed(change).join('\n')).toMatch(message);
  });

  it('lets additions pass', () => {
    const additions = changed((document) => {
      document.paths['/api/hub/v1/new'] = {};
      schemaOf(document, 'Lead').properties['added'] = { type: 'string' };
      (bodyOf(document, '/api/hub/v1/suppressions')['properties'] as Record<string, unknown>)['added'] = {
        type: 'string',
      };
    });
    expect(additions).toEqual([]);
  });
});
