import type { FastifyInstance } from 'fastify';
import { HubspotError } from '../hubspot-error.ts';
import type { Portal } from '../portal.ts';
import type { Property, PropertyType } from '../properties/property.ts';
import { readType } from './read-request.ts';

const TYPES: readonly PropertyType[] = ['string', 'number', 'date', 'datetime', 'enumeration', 'bool', 'phone_number'];

type Input = Partial<Property>;
type Named = { Params: { type: string; name: string } };

function readInput(portal: Portal, input: Input | undefined, known: Property | undefined): Property {
  const { name, label, type, fieldType, groupName } = { ...known, ...input };
  if (!name || !/^[a-z][a-z0-9_]*$/.test(name)) {
    throw new HubspotError(
      400,
      'VALIDATION_ERROR',
      `Property name ${String(name)} may hold lower-case letters, digits and _ and must begin with a letter`,
    );
  }
  if (!label || !type || !fieldType || !groupName || !TYPES.includes(type)) {
    throw new HubspotError(
      400,
      'VALIDATION_ERROR',
      'Some required fields were not set: [label, type, fieldType, groupName]',
    );
  }
  const now = new Date(portal.context.now()).toISOString();
  return {
    name,
    label,
    type,
    fieldType,
    groupName,
    description: input?.description ?? known?.description ?? '',
    options: input?.options ?? known?.options ?? [],
    displayOrder: input?.displayOrder ?? known?.displayOrder ?? -1,
    calculated: false,
    externalOptions: false,
    hasUniqueValue: known?.hasUniqueValue ?? input?.hasUniqueValue ?? false,
    hidden: input?.hidden ?? known?.hidden ?? false,
    hubspotDefined: false,
    formField: input?.formField ?? known?.formField ?? false,
    createdAt: known?.createdAt ?? now,
    updatedAt: now,
    archived: false,
    modificationMetadata: { archivable: true, readOnlyDefinition: false, readOnlyValue: false },
  };
}

function getProperty(portal: Portal, typeName: string, name: string): Property {
  const property = portal.properties(readType(typeName)).get(name);
  if (!property || property.archived) {
    throw new HubspotError(404, 'OBJECT_NOT_FOUND', `Property ${name} does not exist for object type ${typeName}`, {
      subCategory: 'Property.NOT_FOUND',
    });
  }
  return property;
}

/** What records can hold, below `/crm/v3/properties` and its dated twins. */
export function propertyRoutes(app: FastifyInstance, portal: Portal): void {
  app.get<{ Params: { type: string } }>('/:type', (request) => {
    const properties = [...portal.properties(readType(request.params.type)).values()];
    return { results: properties.filter((property) => !property.archived) };
  });

  app.post<{ Params: { type: string }; Body: Input | undefined }>('/:type', (request, reply) => {
    const type = readType(request.params.type);
    const property = readInput(portal, request.body, undefined);
    const known = portal.properties(type).get(property.name);
    if (known && !known.archived)
      throw new HubspotError(409, 'CONFLICT', `A property named '${property.name}' already exists.`);
    portal.saveProperty(type, property);
    return reply.code(201).send(property);
  });

  app.post<{ Params: { type: string }; Body: { inputs?: readonly Input[] } | undefined }>(
    '/:type/batch/create',
    (request, reply) => {
      const type = readType(request.params.type);
      const results = (request.body?.inputs ?? []).map((input) => readInput(portal, input, undefined));
      for (const property of results) portal.saveProperty(type, property);
      const now = new Date(portal.context.now()).toISOString();
      return reply.code(201).send({ status: 'COMPLETE', results, startedAt: now, completedAt: now });
    },
  );

  app.get<{ Params: { type: string } }>('/:type/groups', (request) => {
    const names = new Set(
      [...portal.properties(readType(request.params.type)).values()].map((property) => property.groupName),
    );
    return { results: [...names].map((name, displayOrder) => ({ name, label: name, displayOrder, archived: false })) };
  });

  app.get<Named>('/:type/:name', (request) => getProperty(portal, request.params.type, request.params.name));

  app.patch<Named & { Body: Input | undefined }>('/:type/:name', (request) => {
    const known = getProperty(portal, request.params.type, request.params.name);
    if (known.modificationMetadata.readOnlyDefinition && request.body?.type) {
      throw new HubspotError(
        400,
        'VALIDATION_ERROR',
        `${known.name} is defined by HubSpot, its type cannot be changed`,
      );
    }
    const property = {
      ...readInput(portal, { ...request.body, name: known.name }, known),
      hubspotDefined: known.hubspotDefined,
      modificationMetadata: known.modificationMetadata,
    };
    portal.saveProperty(readType(request.params.type), property);
    return property;
  });

  app.delete<Named>('/:type/:name', (request, reply) => {
    const known = getProperty(portal, request.params.type, request.params.name);
    if (!known.modificationMetadata.archivable)
      throw new HubspotError(400, 'VALIDATION_ERROR', `${known.name} is defined by HubSpot and cannot be archived`);
    portal.saveProperty(readType(request.params.type), { ...known, archived: true });
    return reply.code(204).send();
  });
}
