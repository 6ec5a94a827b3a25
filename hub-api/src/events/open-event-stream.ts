import { HubError, type QueryOf, type streamEvents } from '@leadloom/contracts';
import type { Change } from '@leadloom/store';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { findPrincipal } from '../auth/find-principal.ts';
import type { Principal } from '../auth/principal.ts';
import type { Services } from '../services.ts';
import { followChanges } from './follow-changes.ts';
import { toLiveEvents, type Topic, topicPermissions } from './to-live-event.ts';

const heartbeatMs = 15_000;
/** A client that reads slower than this piles up is cut off; it comes back with the id of its last event. */
const maxBufferedBytes = 4 * 2 ** 20;

interface StreamCall {
  services: Services;
  workspaceId: string;
  principal: Principal;
  request: FastifyRequest;
  reply: FastifyReply;
}

/**
 * Server-sent events of the caller's workspace until the caller goes or its login ends. Ids are the tokens of the store's change stream;
 * after a break `Last-Event-ID` brings what was missed, or the event `reset` when that is no longer known: then read everything again.
 * https://html.spec.whatwg.org/multipage/server-sent-events.html
 */
export async function openEventStream(call: StreamCall, query: QueryOf<typeof streamEvents>): Promise<void> {
  const { services, workspaceId, principal, request, reply } = call;
  const topics = chooseTopics(query.topics, principal);
  const isWanted = (change: Change) => change.document?.['workspaceId'] === workspaceId;

  reply.hijack();
  const { raw } = reply;
  raw.writeHead(200, {
    ...(reply.getHeaders() as Record<string, string>),
    'content-type': 'text/event-stream',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  });
  const write = (text: string): void => {
    raw.write(text);
    if (raw.writableLength > maxBufferedBytes) raw.destroy();
  };
  const send = (change: Change): void => {
    if (!isWanted(change)) return;
    for (const event of toLiveEvents(change)) {
      if (!topics.has(event.topic)) continue;
      if (query.executionId !== undefined && event.topic === 'run' && event.executionId !== query.executionId) continue;
      if (query.workflowId !== undefined && event.topic === 'run' && event.workflowId !== query.workflowId) continue;
      write(`id: ${change.token}\nevent: ${event.topic}\ndata: ${JSON.stringify(event.data)}\n\n`);
    }
  };

  write('retry: 2000\n\n');
  const lastId = request.headers['last-event-id']?.toString();
  const stop = followChanges(services, { workspaceId, ...(lastId === undefined ? {} : { behind: lastId }) }, send, () =>
    write('event: reset\ndata: {}\n\n'),
  );
  const heartbeat = setInterval(() => {
    write(': still here\n\n');
    findPrincipal(services.store, request).then(
      (current) => current === null && raw.end(),
      () => raw.end(),
    );
  }, heartbeatMs);
  raw.once('close', () => {
    clearInterval(heartbeat);
    stop();
  });
}

function chooseTopics(wanted: string | undefined, principal: Principal): Set<Topic> {
  const known = Object.keys(topicPermissions) as Topic[];
  const named = wanted === undefined || wanted === '' ? known : wanted.split(',').map((topic) => topic.trim());
  const unknown = named.filter((topic) => !known.some((name) => name === topic));
  if (unknown.length > 0)
    throw new HubError('invalid_input', `There are no events of ${unknown.join(', ')}. Topics: ${known.join(', ')}.`);
  const allowed = (named as Topic[]).filter((topic) => principal.permissions.includes(topicPermissions[topic]));
  if (allowed.length === 0)
    throw new HubError('forbidden', 'You may read none of these events. Ask an owner for a read permission.');
  return new Set(allowed);
}
