import type { FastifyInstance } from 'fastify';
import { isTrue } from '../../server/is-true.ts';
import { listView } from '../../server/list-view.ts';
import { textOf } from '../../server/text-of.ts';
import type { VendorContext, VendorView } from '../../server/vendor.ts';
import { type Answer, failure, success } from './answer.ts';
import { announceEnd, emailOf, type Job, phaseOf, rowOf, statusOf } from './job.ts';
import { verify } from './verdict.ts';

const MOST_PER_PAGE = 1_000;

/** `/jobs/…`: a list goes parsing → waiting → running → complete by the vendor's clock. */
export function registerJobs(app: FastifyInstance, context: VendorContext): void {
  const jobs = context.state.collection<Job>('neverbounce', 'jobs');
  const route = (path: string, handler: (parameters: Readonly<Record<string, unknown>>) => unknown) =>
    app.route({
      method: ['GET', 'POST'],
      url: `/v4.2/jobs/${path}`,
      handler: (request) => handler(request.parameters),
    });
  const withJob =
    (handler: (job: Job, parameters: Readonly<Record<string, unknown>>) => unknown) =>
    (parameters: Readonly<Record<string, unknown>>) => {
      const job = jobs.get(textOf(parameters['job_id']));
      return job === undefined ? failure('general_failure', 'Invalid job ID') : handler(job, parameters);
    };

  route('create', (parameters) => {
    const { input, input_location: location, auto_start: autoStart } = parameters;
    if (location !== 'supplied' || !Array.isArray(input))
      return failure('general_failure', 'The sandbox takes lists with input_location "supplied" only');
    const id = 150_969 + jobs.nextNumber();
    const now = context.now();
    const job: Job = {
      id,
      filename: typeof parameters['filename'] === 'string' ? parameters['filename'] : 'list.csv',
      rows: input.map(rowOf),
      createdAt: now,
      ...(isTrue(autoStart) ? { startedAt: now } : {}),
      ...(typeof parameters['callback_url'] === 'string' ? { callbackUrl: parameters['callback_url'] } : {}),
      ...(parameters['callback_headers'] === undefined
        ? {}
        : { callbackHeaders: parameters['callback_headers'] as Record<string, string> }),
    };
    jobs.put(`${id}`, job);
    if (job.startedAt !== undefined) announceEnd(job, context);
    return success({ job_id: id });
  });
  route(
    'parse',
    withJob((job) => success({ queue_id: `NB-PQ-${job.id}` })),
  );
  route(
    'start',
    withJob((job) => {
      const started = { ...job, startedAt: job.startedAt ?? context.now() };
      jobs.put(`${job.id}`, started);
      if (job.startedAt === undefined) announceEnd(started, context);
      return success({ queue_id: `NB-RQ-${job.id}` });
    }),
  );
  route(
    'status',
    withJob((job) => success(statusOf(job, context))),
  );
  route(
    'results',
    withJob((job, parameters): Answer => {
      if (phaseOf(job, context.now()) !== 'complete')
        return failure('general_failure', 'Results are not currently available for this job');
      const page = Math.max(1, Number(parameters['page'] ?? 1));
      const perPage = Math.min(
        MOST_PER_PAGE,
        Math.max(1, Number(parameters['items_per_page'] ?? parameters['per_page'] ?? 10)),
      );
      const results = job.rows
        .slice((page - 1) * perPage, page * perPage)
        .map((data) => ({ data, verification: verify(context.population, emailOf(data)) }));
      return success({
        total_results: job.rows.length,
        total_pages: Math.ceil(job.rows.length / perPage),
        query: { job_id: job.id, page, items_per_page: perPage },
        results,
      });
    }),
  );
  app.route({
    method: ['GET', 'POST'],
    url: '/v4.2/jobs/download',
    handler: (request, reply) => {
      const job = jobs.get(textOf(request.parameters['job_id']));
      if (job === undefined || phaseOf(job, context.now()) !== 'complete')
        return failure('general_failure', 'Invalid job ID or results not available');
      const columns = Object.keys(job.rows[0] ?? {});
      const lines = job.rows.map((row) =>
        [...columns.map((column) => row[column]), verify(context.population, emailOf(row)).result]
          .map(quoted)
          .join(','),
      );
      return reply
        .type('application/octet-stream')
        .send([[...columns, 'email_status'].map(quoted).join(','), ...lines, ''].join('\n'));
    },
  });
  route(
    'delete',
    withJob((job) => (jobs.delete(`${job.id}`), success({}))),
  );
  route('search', () => {
    const results = [...jobs.values()].map((job) => statusOf(job, context));
    return success({
      total_results: results.length,
      total_pages: 1,
      query: { page: 1, items_per_page: results.length },
      results,
    });
  });
}

export function jobsView(context: VendorContext): VendorView {
  return listView({
    key: 'jobs',
    title: 'List jobs',
    columns: ['Id', 'File', 'Rows', 'Status'],
    records: () => context.state.collection<Job>('neverbounce', 'jobs').values(),
    values: (job) => [job.id, job.filename, job.rows.length, phaseOf(job, context.now())],
  });
}

function quoted(cell: unknown): string {
  return `"${textOf(cell).replaceAll('"', '""')}"`;
}
