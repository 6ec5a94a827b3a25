import { describe, expect, it } from 'vitest';
import { readNodeTypeInfos } from './index.ts';

describe('readNodeTypeInfos', () => {
  const infos = readNodeTypeInfos('/does/not/exist');

  it('knows each type of n8n-nodes-base once, in its newest version', () => {
    expect(infos.list.length).toBeGreaterThan(400);
    expect(new Set(infos.list.map(({ name }) => name)).size).toBe(infos.list.length);
    expect(infos.find('n8n-nodes-base.set')?.version).toBeGreaterThanOrEqual(3.4);
    expect(infos.find('n8n-nodes-base.if')).toMatchObject({ inputs: 1, outputs: 2, isTrigger: false });
    expect(infos.find('n8n-nodes-base.manualTrigger')).toMatchObject({ isTrigger: true });
    expect(infos.find('n8n-nodes-base.doesNotExist')).toBeUndefined();
  });

  it('says which nodes are off because they touch the machine', () => {
    const off = infos.list.filter(({ isOff }) => isOff).map(({ name }) => name.replace('n8n-nodes-base.', ''));
    expect(off.toSorted()).toEqual([
      'executeCommand',
      'git',
      'localFileTrigger',
      'readBinaryFile',
      'readBinaryFiles',
      'readWriteFile',
      'ssh',
      'writeBinaryFile',
    ]);
    expect(infos.find('n8n-nodes-base.gitTool')).toMatchObject({ isOff: true });
    expect(readNodeTypeInfos('/does/not/exist', { hostNodes: true }).find('n8n-nodes-base.git')?.isOff).toBeUndefined();
  });

  it('finds the tool of each node that an agent can use, without listing it', () => {
    expect(infos.find('n8n-nodes-base.httpRequestTool')).toMatchObject({
      name: 'n8n-nodes-base.httpRequestTool',
      displayName: 'HTTP Request Tool',
      inputs: 0,
      outputs: 0,
      partsOut: ['ai_tool'],
    });
    expect(infos.icon('n8n-nodes-base.gmailTool')).toBe(infos.icon('n8n-nodes-base.gmail'));
    expect(infos.find('n8n-nodes-base.manualTriggerTool')).toBeUndefined();
    expect(infos.list.filter(({ name }) => name.endsWith('Tool'))).toEqual([]);
  });

  it('tells what a palette finds and offers them by', () => {
    expect(infos.find('n8n-nodes-base.code')).toMatchObject({
      aliases: expect.arrayContaining(['Javascript']) as unknown,
      categories: expect.arrayContaining(['Core Nodes', 'Data Transformation']) as unknown,
      actions: 0,
    });
    expect(infos.find('n8n-nodes-base.hubspot')?.actions).toBeGreaterThan(20);
    expect(infos.find('n8n-nodes-base.set')?.defaultName).toBe('Edit Fields');
    expect(infos.find('n8n-nodes-base.webhook')).toMatchObject({ isCalled: true, outputs: 1 });
    expect(infos.find('n8n-nodes-base.itemLists')).toMatchObject({ isHidden: true });
    expect(infos.find('n8n-nodes-base.slack')).toMatchObject({ isToolToo: true, partsIn: [], partsOut: [] });
  });

  it('knows how triggers hear of what they wait for', () => {
    const hearsBy = (type: string) => infos.find(`n8n-nodes-base.${type}`)?.hearsBy;
    expect(['rssFeedReadTrigger', 'sseTrigger', 'githubTrigger', 'set'].map(hearsBy)).toEqual([
      'poll',
      'listening',
      'webhook',
      undefined,
    ]);
  });

  it('describes each version of a type, tools included', () => {
    const set = 'n8n-nodes-base.set';
    expect(infos.describe(set)).toMatchObject({ name: set, version: infos.find(set)?.version });
    expect(infos.describe(set, 1)?.description.properties.map(({ name }) => name)).toContain('keepOnlySet');
    expect(infos.versions(set)).toEqual(expect.arrayContaining([1, 2, 3.4]));
    expect(infos.describe(set, 99)).toBeUndefined();
    expect(infos.describe('n8n-nodes-base.doesNotExist')).toBeUndefined();
    expect(infos.describe('n8n-nodes-base.hubspotTool', 2)?.description).toMatchObject({ outputs: ['ai_tool'] });
  });

  it('has the icons that it names', async () => {
    const named = infos.list.filter(({ iconUrl }) => iconUrl !== null);
    const sizes = await Promise.all(named.map(async ({ name }) => (await infos.icon(name)?.read())?.length ?? 0));
    expect(named.length).toBeGreaterThan(200);
    expect(sizes.filter((size) => size === 0)).toEqual([]);
  });
});
