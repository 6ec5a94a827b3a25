import { runIngest } from '../run-ingest.ts';
import { SalesforceError } from '../salesforce-error.ts';
import { type BulkJob, makeJob, nowOf, openJobs, readJob } from './bulk-job.ts';
import type { Answer, Call, Endpoint } from './endpoint.ts';
import { readTable } from './read-table.ts';

const OPERATIONS = ['insert', 'update', 'upsert', 'delete', 'hardDelete'];

function create(call: Call): Answer {
  const given = (call.body ?? {}) as Partial<BulkJob>;
  if (!OPERATIONS.includes(given.operation ?? '')) {
    throw new SalesforceError(400, 'INVALIDJOB', `operation must be one of ${OPERATIONS.join(', ')}`);
  }
  if (given.operation === 'upsert' && !given.externalIdFieldName) {
    throw new SalesforceError(400, 'INVALIDJOB', 'externalIdFieldName is required for upsert');
  }
  const { definition } = readTable(call.org, given.object);
  const { externalIdFieldName } = given;
  const job = {
    ...makeJob(call, 'V2Ingest', { ...given, object: definition.name }),
    ...(externalIdFieldName ? { externalIdFieldName } : {}),
  };
  openJobs(call.org).jobs.put(job.id, job);
  return { status: 200, body: { ...job, contentUrl: `services/data/${call.version}/jobs/ingest/${job.id}/batches` } };
}

function upload(call: Call): Answer {
  const job = readJob(call);
  const { files } = openJobs(call.org);
  if (job.state !== 'Open' || files.get(`${job.id}/input`) !== undefined) {
    throw new SalesforceError(
      400,
      'INVALIDJOBSTATE',
      `Job ${job.id} does not take data: it is ${job.state} or has data`,
    );
  }
  files.put(`${job.id}/input`, call.text);
  return { status: 201 };
}

function change(call: Call): Answer {
  const job = readJob(call);
  const { jobs, files } = openJobs(call.org);
  const { state } = (call.body ?? {}) as Partial<BulkJob>;
  if (job.state !== 'Open' || (state !== 'UploadComplete' && state !== 'Aborted')) {
    throw new SalesforceError(
      400,
      'INVALIDJOBSTATE',
      `Job ${job.id} is ${job.state}, it cannot become ${String(state)}`,
    );
  }
  const told = { ...job, state, systemModstamp: nowOf(call) };
  if (state === 'Aborted') {
    jobs.put(job.id, told);
    return { status: 200, body: told };
  }
  const outcome = runIngest(call.org, readTable(call.org, job.object), job, files.get(`${job.id}/input`) ?? '');
  files.put(`${job.id}/successfulResults`, outcome.successfulResults);
  files.put(`${job.id}/failedResults`, outcome.failedResults);
  const { processed: numberRecordsProcessed, failed: numberRecordsFailed } = outcome;
  jobs.put(job.id, { ...told, state: 'JobComplete', numberRecordsProcessed, numberRecordsFailed });
  return { status: 200, body: told };
}

function results(call: Call, what: string): Answer {
  const job = readJob(call);
  const text = openJobs(call.org).files.get(`${job.id}/${what}`) ?? '';
  return { status: 200, body: text, headers: { 'content-type': 'text/csv; charset=UTF-8' } };
}

function remove(call: Call): Answer {
  const job = readJob(call);
  openJobs(call.org).jobs.delete(job.id);
  return { status: 204 };
}

const show = (call: Call): Answer => {
  const job = readJob(call);
  return {
    status: 200,
    body: { ...job, retries: 0, totalProcessingTime: 10, apiActiveProcessingTime: 10, apexProcessingTime: 0 },
  };
};

/** Bulk API 2.0, writing; a job is run when its upload is complete and then only has to be asked for. */
export const bulkIngestEndpoints: readonly Endpoint[] = [
  { method: 'POST', path: '/jobs/ingest', handle: create },
  {
    method: 'GET',
    path: '/jobs/ingest',
    handle: (call) => ({
      status: 200,
      body: { done: true, records: [...openJobs(call.org).jobs.values()], nextRecordsUrl: null },
    }),
  },
  { method: 'GET', path: '/jobs/ingest/:id', handle: show },
  { method: 'PATCH', path: '/jobs/ingest/:id', handle: change },
  { method: 'DELETE', path: '/jobs/ingest/:id', handle: remove },
  { method: 'PUT', path: '/jobs/ingest/:id/batches', handle: upload },
  { method: 'GET', path: '/jobs/ingest/:id/successfulResults', handle: (call) => results(call, 'successfulResults') },
  { method: 'GET', path: '/jobs/ingest/:id/failedResults', handle: (call) => results(call, 'failedResults') },
  { method: 'GET', path: '/jobs/ingest/:id/unprocessedrecords', handle: (call) => results(call, 'unprocessedrecords') },
];
