import { describeBriefly, describeFully } from '../describe.ts';
import { OBJECTS } from '../objects/catalogue.ts';
import type { FieldDefinition } from '../objects/object-definition.ts';
import { renderAttributes, renderRecord } from '../render-record.ts';
import { SalesforceError } from '../salesforce-error.ts';
import { createRecord, deleteRecord, updateRecord } from '../write-record.ts';
import type { Answer, Call, Endpoint } from './endpoint.ts';
import { readRecord, readTable } from './read-table.ts';
import { findByKey, SeveralMatches, upsertRecord } from './upsert-record.ts';

function selectedFields(call: Call): readonly FieldDefinition[] | undefined {
  const wanted = call.query.get('fields');
  if (!wanted) return undefined;
  const { definition } = readTable(call.org, call.params['object']);
  const fields = wanted.split(',').map((name) => {
    const field = definition.fieldByName.get(name.trim().toLowerCase());
    if (!field)
      throw new SalesforceError(400, 'INVALID_FIELD', `No such column '${name}' on sobject of type ${definition.name}`);
    return field;
  });
  const id = definition.fieldByName.get('id');
  return id && !fields.includes(id) ? [...fields, id] : fields;
}

/** Salesforce answers 300 with the URLs of the records when a key is not unique. */
function answerSeveral(call: Call, error: unknown): Answer {
  if (!(error instanceof SeveralMatches)) throw error;
  const table = readTable(call.org, call.params['object']);
  return { status: 300, body: error.ids.map((id) => renderAttributes(call.version, table, id).url) };
}

function listObjects(call: Call): Answer {
  return {
    status: 200,
    body: {
      encoding: 'UTF-8',
      maxBatchSize: 200,
      sobjects: OBJECTS.map((object) => describeBriefly(object, call.version)),
    },
  };
}

function aboutObject(call: Call): Answer {
  const table = readTable(call.org, call.params['object']);
  const recentItems = [...table.records.values()]
    .filter((record) => record['IsDeleted'] !== true)
    .slice(-10)
    .map((record) => ({
      attributes: renderAttributes(call.version, table, record.Id),
      Id: record.Id,
      Name: record['Name'] ?? null,
    }));
  return { status: 200, body: { objectDescribe: describeBriefly(table.definition, call.version), recentItems } };
}

function create(call: Call): Answer {
  const record = createRecord(call.org, readTable(call.org, call.params['object']), call.body);
  const { url } = renderAttributes(call.version, readTable(call.org, call.params['object']), record.Id);
  return { status: 201, body: { id: record.Id, success: true, errors: [] }, headers: { location: url } };
}

function read(call: Call): Answer {
  const table = readTable(call.org, call.params['object']);
  const record = readRecord(table, call.params['id'] ?? '');
  return { status: 200, body: renderRecord(call.version, table, record, selectedFields(call)) };
}

function update(call: Call): Answer {
  const table = readTable(call.org, call.params['object']);
  updateRecord(call.org, table, readRecord(table, call.params['id'] ?? ''), call.body);
  return { status: 204 };
}

function remove(call: Call): Answer {
  const table = readTable(call.org, call.params['object']);
  deleteRecord(call.org, table, readRecord(table, call.params['id'] ?? ''));
  return { status: 204 };
}

function readByKey(call: Call): Answer {
  const table = readTable(call.org, call.params['object']);
  const matches = findByKey(table, call.params['field'] ?? '', call.params['value'] ?? '');
  if (matches.length > 1) return answerSeveral(call, new SeveralMatches(matches.map((match) => match.Id)));
  const [match] = matches;
  if (!match) throw new SalesforceError(404, 'NOT_FOUND', 'The requested resource does not exist');
  return { status: 200, body: renderRecord(call.version, table, match, selectedFields(call)) };
}

function upsert(call: Call): Answer {
  const table = readTable(call.org, call.params['object']);
  try {
    const { record, created } = upsertRecord(
      call.org,
      table,
      call.params['field'] ?? '',
      call.params['value'] ?? '',
      call.body,
    );
    return { status: created ? 201 : 200, body: { id: record.Id, success: true, errors: [], created } };
  } catch (error) {
    return answerSeveral(call, error);
  }
}

function removeByKey(call: Call): Answer {
  const table = readTable(call.org, call.params['object']);
  const [match] = findByKey(table, call.params['field'] ?? '', call.params['value'] ?? '');
  if (!match) throw new SalesforceError(404, 'NOT_FOUND', 'The requested resource does not exist');
  deleteRecord(call.org, table, match);
  return { status: 204 };
}

/** Records one at a time, and what objects look like. */
export const sobjectEndpoints: readonly Endpoint[] = [
  { method: 'GET', path: '/sobjects', handle: listObjects },
  { method: 'GET', path: '/sobjects/:object', handle: aboutObject },
  { method: 'POST', path: '/sobjects/:object', handle: create },
  {
    method: 'GET',
    path: '/sobjects/:object/describe',
    handle: (call) => ({
      status: 200,
      body: describeFully(readTable(call.org, call.params['object']).definition, call.version),
    }),
  },
  { method: 'GET', path: '/sobjects/:object/:id', handle: read },
  { method: 'PATCH', path: '/sobjects/:object/:id', handle: update },
  { method: 'DELETE', path: '/sobjects/:object/:id', handle: remove },
  { method: 'GET', path: '/sobjects/:object/:field/:value', handle: readByKey },
  { method: 'PATCH', path: '/sobjects/:object/:field/:value', handle: upsert },
  { method: 'DELETE', path: '/sobjects/:object/:field/:value', handle: removeByKey },
];
