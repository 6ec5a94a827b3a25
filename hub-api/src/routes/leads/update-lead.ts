import { HubError, updateLead } from '@leadloom/contracts';
import { identityKeysOf } from '@leadloom/domain';
import { endpoint } from '../../http/endpoint.ts';
import { found } from '../../http/found.ts';
import { editLead } from './edit-lead.ts';

export const updateLeadEndpoint = endpoint(updateLead, async ({ store, workspaceId, principal, params, body }) => {
  const known = found(await store.leads.get(workspaceId, params.id), 'lead', params.id);
  if (known.version !== body.version) throw changedMeanwhile(known.version);
  const { lead, changes } = editLead(known, body, new Date().toISOString());
  if (changes.length === 0) return known;
  const [result] = await store.leads.write(workspaceId, [
    {
      lead,
      identityKeys: identityKeysOf(lead.fields, lead.links),
      expectedVersion: known.version,
      timeline: [{ kind: 'edited', title: `Edited by ${principal.name}`, changes, source: 'user' }],
    },
  ]);
  if (result?.ok === true) return result.lead;
  if (result?.reason === 'key_taken')
    throw new HubError(
      'conflict',
      `Another lead has ${result.key.replace(':', ' ')}. Edit or delete that one instead.`,
      {
        details: { key: result.key },
      },
    );
  throw changedMeanwhile();
});

function changedMeanwhile(version?: number): HubError {
  return new HubError('conflict', 'The lead has changed since you read it. Read it again, then decide.', {
    details: { version },
  });
}
