import type { Schema, Schemas } from './schema-arbitrary.ts';

interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header';
  required?: boolean;
  schema: Schema;
}

interface Operation {
  operationId: string;
  parameters?: readonly Parameter[];
  requestBody?: { content: Readonly<Record<string, { schema?: Schema }>> };
}

interface OpenApiDocument {
  paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  components: { schemas: Schemas };
}

/** A route as the OpenAPI document describes it. */
export interface ApiOperation {
  id: string;
  method: string;
  path: string;
  parameters: readonly Parameter[];
  body: { type: string; schema: Schema } | null;
}

export async function readOperations(hubUrl: string): Promise<{ operations: ApiOperation[]; schemas: Schemas }> {
  const document = (await (await fetch(`${hubUrl}/api/hub/v1/openapi.json`)).json()) as OpenApiDocument;
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { operationId, parameters = [], requestBody }]): ApiOperation => {
      const [content] = Object.entries(requestBody?.content ?? {});
      return {
        id: operationId,
        method: method.toUpperCase(),
        path,
        parameters,
        body: content === undefined ? null : { type: content[0], schema: content[1].schema ?? { type: 'string' } },
      };
    }),
  );
  return { operations, schemas: document.components.schemas };
}
