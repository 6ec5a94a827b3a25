import {
  checkSuppressions,
  enrichLeads,
  matchLeads,
  runAction,
  scoreLeads,
  sendLeadEmails,
  sourceLeads,
  upsertLeadsToCrm,
  verifyLeads,
} from '@leadloom/contracts';
import { endpoint } from '../../http/endpoint.ts';
import { found } from '../../http/found.ts';
import { demandConnections } from '../connections/demand-connections.ts';
import { demandAction } from '../connections/demand-action.ts';
import { startOperation } from './start-operation.ts';

/** The operations on leads: all alike, but for the connections that they name. */
export const leadOperationEndpoints = [
  endpoint(sourceLeads, async (call) => {
    await demandConnections(call, [call.body.connectionId]);
    return startOperation(call, 'source');
  }),
  endpoint(matchLeads, (call) => startOperation(call, 'match')),
  endpoint(enrichLeads, async (call) => {
    await demandConnections(call, call.body.connectionIds);
    return startOperation(call, 'enrich');
  }),
  endpoint(verifyLeads, async (call) => {
    await demandConnections(call, call.body.connectionIds);
    return startOperation(call, 'verify');
  }),
  endpoint(scoreLeads, (call) => startOperation(call, 'score')),
  endpoint(upsertLeadsToCrm, async (call) => {
    await demandConnections(call, [call.body.connectionId]);
    // Two operations that write to one CRM at a time could both find a person missing and create it twice.
    return startOperation(call, 'upsert-to-crm', call.body.connectionId);
  }),
  endpoint(sendLeadEmails, async (call) => {
    const { campaignId } = call.body;
    found(await call.store.campaigns.get(call.workspaceId, campaignId), 'campaign', campaignId);
    return startOperation(call, 'send-email');
  }),
  endpoint(runAction, async (call) => {
    const { store, workspaceId, body } = call;
    const connection = found(
      await store.connections.get(workspaceId, body.connectionId),
      'connection',
      body.connectionId,
    );
    demandAction(connection, body.action);
    return startOperation(call, 'run-action');
  }),
  endpoint(checkSuppressions, (call) => startOperation(call, 'check-suppression')),
];
