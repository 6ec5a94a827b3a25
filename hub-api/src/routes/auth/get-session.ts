import { getSession } from '@leadloom/contracts';
import { sessionAnswer } from '../../auth/session-answer.ts';
import { endpoint } from '../../http/endpoint.ts';

export const getSessionEndpoint = endpoint(getSession, async ({ store, request }) =>
  request.principal === null ? null : sessionAnswer(store, request.principal),
);
