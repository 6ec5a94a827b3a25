import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { prepareN8n } from './n8n.ts';
import { type NodeCatalogue, loadNodeCatalogue } from './node-catalogue.ts';

let catalogue: NodeCatalogue;

beforeAll(async () => {
  prepareN8n({ dataDir: mkdtempSync(join(tmpdir(), 'leadloom-engine-')), expressionEngine: 'legacy' });
  catalogue = await loadNodeCatalogue({ ownNodes: '/nowhere', hostNodes: false });
});

const find = (type: string, version?: number): unknown => catalogue.getByNameAndVersion(type, version);

describe('nodes that touch this machine', () => {
  it('are refused in every way until they are turned on', () => {
    const git = catalogue.getByNameAndVersion('n8n-nodes-base.git');
    const watching = catalogue.getByNameAndVersion('n8n-nodes-base.localFileTrigger');
    const ssh = catalogue.getByNameAndVersion('n8n-nodes-base.ssh');
    expect(() => git.execute?.call({} as never)).toThrow(/LEADLOOM_HOST_NODES/);
    expect(() => watching.trigger?.call({} as never)).toThrow(/LEADLOOM_HOST_NODES/);
    expect(ssh.methods).toEqual({});
  });
});

describe('tools of agents', () => {
  it('are the nodes that say so, joined to an agent', () => {
    const { description } = catalogue.getByNameAndVersion('n8n-nodes-base.gmailTool', 2.1);
    expect(description).toMatchObject({ name: 'gmailTool', inputs: [], outputs: ['ai_tool'] });
    expect(description.properties.slice(0, 2).map(({ name }) => name)).toEqual(['descriptionType', 'toolDescription']);
    expect(description.properties.map(({ name }) => name)).toContain('operation');
  });

  it('leave the node as it is', () => {
    const { description } = catalogue.getByNameAndVersion('n8n-nodes-base.gmail', 2.1);
    expect(description).toMatchObject({ name: 'gmail', outputs: ['main'] });
    expect(description.properties.map(({ name }) => name)).not.toContain('toolDescription');
  });

  it('are refused where the node is', () => {
    expect(() =>
      catalogue.getByNameAndVersion('n8n-nodes-base.executeCommandTool')?.execute?.call({} as never),
    ).toThrow('touch this machine');
  });

  it('are not made of triggers, nor of what is not there', () => {
    expect(find('n8n-nodes-base.manualTriggerTool')).toBeUndefined();
    expect(find('n8n-nodes-base.doesNotExistTool')).toBeUndefined();
    expect(find('n8n-nodes-none.gmailTool')).toBeUndefined();
  });
});
