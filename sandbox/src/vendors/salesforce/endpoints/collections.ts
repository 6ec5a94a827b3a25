import type { Org, Table } from '../org.ts';
import { findTable } from '../org.ts';
import { readRecordId } from '../record-id.ts';
import { renderRecord } from '../render-record.ts';
import { SalesforceError } from '../salesforce-error.ts';
import { createRecord, deleteRecord, updateRecord } from '../write-record.ts';
import type { Answer, Call, Endpoint } from './endpoint.ts';
import { readRecord, readTable } from './read-table.ts';
import { SeveralMatches, upsertRecord } from './upsert-record.ts';

const MOST_RECORDS = 200;

interface Result {
  readonly id?: string;
  readonly success: boolean;
  readonly created?: boolean;
  readonly errors: readonly { statusCode: string; message: string; fields: readonly string[] }[];
}

type InputRecord = Readonly<Record<string, unknown>>;

/** In collections a fault has `statusCode` where single calls have `errorCode`. */
function failure(error: unknown): Result {
  if (error instanceof SeveralMatches) {
    const message = `more than one record found for external id field: [${error.ids.join(', ')}]`;
    return { success: false, errors: [{ statusCode: 'DUPLICATE_EXTERNAL_ID', message, fields: [] }] };
  }
  if (!(error instanceof SalesforceError)) throw error;
  const errors = error.faults.map(({ errorCode, message, fields }) => ({
    statusCode: errorCode,
    message,
    fields: fields ?? [],
  }));
  return { success: false, errors };
}

/** Tries each; with `allOrNone` one failure takes back what the others did. */
function runEach<T>(org: Org, inputs: readonly T[], allOrNone: boolean, run: (input: T) => Result): Answer {
  if (inputs.length > MOST_RECORDS) {
    const message = `The number of records ${inputs.length} is more than the limit of ${MOST_RECORDS}.`;
    throw new SalesforceError(400, 'EXCEEDED_ID_LIMIT', message);
  }
  const undo = allOrNone ? org.startUndo() : undefined;
  const results = inputs.map((input) => {
    try {
      return run(input);
    } catch (error) {
      return failure(error);
    }
  });
  const hasFailed = results.some((result) => !result.success);
  undo?.end(hasFailed);
  if (!undo || !hasFailed) return { status: 200, body: results };
  const message = 'Record rolled back because not all records were valid and the request was using AllOrNone header';
  const rolledBack = {
    success: false,
    errors: [{ statusCode: 'ALL_OR_NONE_OPERATION_ROLLED_BACK', message, fields: [] }],
  };
  return { status: 200, body: results.map((result) => (result.success ? rolledBack : result)) };
}

function readInput(call: Call): { records: readonly InputRecord[]; allOrNone: boolean } {
  const { records, allOrNone } = (call.body ?? {}) as { records?: unknown; allOrNone?: unknown };
  if (!Array.isArray(records)) {
    throw new SalesforceError(400, 'JSON_PARSER_ERROR', 'The value of records has to be a list of sobjects.');
  }
  return { records: records as InputRecord[], allOrNone: allOrNone === true };
}

function tableOf(org: Org, record: InputRecord): Table {
  const type = (record['attributes'] as { type?: string } | undefined)?.type;
  const table = type ? findTable(org, type) : undefined;
  if (table) return table;
  throw new SalesforceError(
    400,
    'INVALID_TYPE',
    type ? `sObject type '${type}' is not supported.` : 'no type given in attributes',
  );
}

/** Splits a record's id from its fields; the id may be spelled `Id` or `id`. */
function splitId(record: InputRecord): { id: unknown; fields: InputRecord } {
  const key = Object.keys(record).find((name) => name.toLowerCase() === 'id');
  if (key === undefined) return { id: undefined, fields: record };
  const { [key]: id, ...fields } = record;
  return { id, fields };
}

function create(call: Call): Answer {
  const { records, allOrNone } = readInput(call);
  return runEach(call.org, records, allOrNone, (record) => {
    return { id: createRecord(call.org, tableOf(call.org, record), record).Id, success: true, errors: [] };
  });
}

function update(call: Call): Answer {
  const { records, allOrNone } = readInput(call);
  return runEach(call.org, records, allOrNone, (record) => {
    const table = tableOf(call.org, record);
    const { id, fields } = splitId(record);
    if (typeof id !== 'string')
      throw new SalesforceError(400, 'MISSING_ARGUMENT', 'Id not specified in an update call', []);
    return { id: updateRecord(call.org, table, readRecord(table, id), fields).Id, success: true, errors: [] };
  });
}

function upsert(call: Call): Answer {
  const { records, allOrNone } = readInput(call);
  const keyField = call.params['field'] ?? '';
  return runEach(call.org, records, allOrNone, (record) => {
    const table = readTable(call.org, call.params['object']);
    const key = Object.keys(record).find((name) => name.toLowerCase() === keyField.toLowerCase());
    const { [key ?? '']: value, ...fields } = record;
    const isById = keyField.toLowerCase() === 'id';
    if (isById && (value === null || value === undefined)) {
      return { id: createRecord(call.org, table, fields).Id, success: true, errors: [], created: true };
    }
    if (value === null || value === undefined || value === '') {
      throw new SalesforceError(400, 'MISSING_ARGUMENT', `${keyField} not specified`, []);
    }
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    const { record: saved, created } = upsertRecord(call.org, table, keyField, text, fields);
    return { id: saved.Id, success: true, errors: [], created };
  });
}

function remove(call: Call): Answer {
  const ids = (call.query.get('ids') ?? '').split(',').filter(Boolean);
  return runEach(call.org, ids, call.query.get('allOrNone') === 'true', (id) => {
    const found = call.org.find(readRecordId(id) ?? '');
    if (!found) throw new SalesforceError(400, 'INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id', []);
    if (found.record['IsDeleted'] === true)
      throw new SalesforceError(400, 'ENTITY_IS_DELETED', 'entity is deleted', []);
    deleteRecord(call.org, found.table, found.record);
    return { id: found.record.Id, success: true, errors: [] };
  });
}

/** Records by a list of ids, in their order; null where there is none. */
function readMany(call: Call): Answer {
  const table = readTable(call.org, call.params['object']);
  const body = (call.body ?? {}) as { ids?: string[]; fields?: string[] };
  const ids = body.ids ?? (call.query.get('ids') ?? '').split(',').filter(Boolean);
  const names = body.fields ?? (call.query.get('fields') ?? '').split(',').filter(Boolean);
  const fields = names.map((name) => {
    const field = table.definition.fieldByName.get(name.toLowerCase());
    if (!field)
      throw new SalesforceError(
        400,
        'INVALID_FIELD',
        `No such column '${name}' on sobject of type ${table.definition.name}`,
      );
    return field;
  });
  const rows = ids.map((id) => {
    const record = table.records.get(readRecordId(id) ?? '');
    return record && record['IsDeleted'] !== true ? renderRecord(call.version, table, record, fields) : null;
  });
  return { status: 200, body: rows };
}

/** Up to 200 records a call, answered one by one and always with 200. */
export const collectionEndpoints: readonly Endpoint[] = [
  { method: 'POST', path: '/composite/sobjects', handle: create },
  { method: 'PATCH', path: '/composite/sobjects', handle: update },
  { method: 'DELETE', path: '/composite/sobjects', handle: remove },
  { method: 'GET', path: '/composite/sobjects/:object', handle: readMany },
  { method: 'POST', path: '/composite/sobjects/:object', handle: readMany },
  { method: 'PATCH', path: '/composite/sobjects/:object/:field', handle: upsert },
];
