import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { WorkflowDocument } from '@leadloom/contracts';
import { allConnections } from '../routes/connections/all-connections.ts';
import { readDocument } from '../routes/workflows/read-document.ts';
import type { Services } from '../services.ts';
import { sampleCampaign } from './sample-campaign.ts';

interface Sample {
  id: string;
  description: string;
  tags: string[];
  document: WorkflowDocument;
}

const folder = join(import.meta.dirname, '../samples');

/** The sample campaign and workflows; see samples/README.md for the names that are filled in. */
export async function addSamples(services: Services, workspaceId: string, sandboxUrl: string): Promise<void> {
  const { store } = services;
  const { nodeTypes } = await services.typesOf(workspaceId);
  const campaigns = await store.campaigns.list(workspaceId, { search: sampleCampaign.name, limit: 1 });
  const campaign = campaigns.items[0] ?? (await store.campaigns.create(workspaceId, sampleCampaign));
  const connections = await allConnections(store, workspaceId);
  for (const file of (await readdir(folder)).filter((name) => name.endsWith('.json'))) {
    const text = await readFile(join(folder, file), 'utf8');
    const { id, description, tags, document } = JSON.parse(
      text.replaceAll('http://sandbox.leadloom.invalid', sandboxUrl).replaceAll('sample-campaign', campaign.id),
    ) as Sample;
    if ((await store.workflows.get(workspaceId, id)) !== null) continue;
    const { findings: _findings, ...facts } = readDocument(document, nodeTypes, connections);
    await store.workflows.create(workspaceId, {
      ...facts,
      id,
      name: document.name ?? id,
      description,
      tags,
      isSample: true,
      savedBy: 'Leadloom',
    });
  }
}
