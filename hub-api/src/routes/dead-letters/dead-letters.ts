import {
  correctDeadLetter,
  type DeadLetterChoice,
  discardDeadLetters,
  getDeadLetter,
  groupDeadLetters,
  HubError,
  listDeadLetters,
  type QueryOf,
  replayDeadLetters,
} from '@leadloom/contracts';
import { endpoint } from '../../http/endpoint.ts';
import { found } from '../../http/found.ts';
import { pageOfList } from '../../http/page-of-list.ts';
import type { Services } from '../../services.ts';
import { startRepair } from '../repairs/start-repair.ts';

const mostAtOnce = 1000;

export const deadLetterEndpoints = [
  endpoint(listDeadLetters, ({ store, workspaceId, query }) => store.deadLetters.list(workspaceId, query)),
  endpoint(groupDeadLetters, async ({ store, workspaceId, query }) =>
    pageOfList(await store.deadLetters.groups(workspaceId, causeIn(query), mostAtOnce), query),
  ),
  endpoint(getDeadLetter, async ({ store, workspaceId, params: { id } }) =>
    found(await store.deadLetters.get(workspaceId, id), 'dead letter', id),
  ),
  endpoint(correctDeadLetter, async ({ store, workspaceId, params: { id }, body }) => {
    const { deadLetter, data } = found(await store.deadLetters.get(workspaceId, id), 'dead letter', id);
    const corrected = { ...data, json: body.json };
    if (!(await store.deadLetters.correct(workspaceId, id, JSON.stringify(corrected))))
      throw new HubError('conflict', `The dead letter ${id} is not open any more: it was ${deadLetter.status}.`);
    return { deadLetter, data: corrected };
  }),
  endpoint(replayDeadLetters, async ({ services, store, workspaceId, body: { usesNewest, ...choice } }) =>
    startRepair(services, workspaceId, {
      kind: 'dead-letters',
      request: { usesNewest: usesNewest === true },
      subjects: await chosen(store, workspaceId, choice),
    }),
  ),
  endpoint(discardDeadLetters, async ({ store, workspaceId, body }) => ({
    discarded: await store.deadLetters.settle(workspaceId, await chosen(store, workspaceId, body), {
      status: 'discarded',
    }),
  })),
];

function causeIn({ workflowId, class: kind }: QueryOf<typeof groupDeadLetters>) {
  return { ...(workflowId === undefined ? {} : { workflowId }), ...(kind === undefined ? {} : { class: kind }) };
}

/** @throws HubError `invalid_input` when it does not say which, or they are too many; `not_found` when there is none */
async function chosen(
  store: Services['store'],
  workspaceId: string,
  { ids, filter }: DeadLetterChoice,
): Promise<readonly string[]> {
  if ((ids === undefined) === (filter === undefined))
    throw new HubError(
      'invalid_input',
      'Say which dead letters: their `ids`, or a `filter` (an empty one takes all that are open).',
    );
  const open = ids ?? (await store.deadLetters.openIds(workspaceId, filter ?? {}, mostAtOnce));
  if (open.length > mostAtOnce)
    throw new HubError(
      'invalid_input',
      `They are more than ${mostAtOnce}: narrow the filter, by workflow, node or cause.`,
    );
  if (open.length === 0) throw new HubError('not_found', 'There is no open dead letter of that kind.');
  return open;
}
