import type { WorkflowDocument, WorkflowNode } from '@leadloom/contracts';
import { describe, expect, it } from 'vitest';
import { bindCredentials, chooseStartNode, errorWorkflowOf, listTriggers, validateDocument } from './index.ts';

const catalogue: Record<string, { isTrigger: boolean; credentials: string[] }> = {
  'n8n-nodes-base.manualTrigger': { isTrigger: true, credentials: [] },
  'n8n-nodes-base.webhook': { isTrigger: true, credentials: [] },
  'n8n-nodes-base.gmailTrigger': { isTrigger: true, credentials: [] },
  'n8n-nodes-base.set': { isTrigger: false, credentials: [] },
  'n8n-nodes-base.hubspot': { isTrigger: false, credentials: ['hubspotAppToken'] },
};
const findNodeType = (type: string) => catalogue[type];
const surroundings = { findNodeType, hasConnection: (_: string, id: string) => id === 'con_1' };

const node = (name: string, type: string, extra: Partial<WorkflowNode> = {}): WorkflowNode => ({
  name,
  type: `n8n-nodes-base.${type}`,
  position: [0, 0],
  ...extra,
});
const to = (target: string) => ({ main: [[{ node: target, type: 'main', index: 0 }]] });
const document = (nodes: WorkflowNode[], connections: WorkflowDocument['connections'] = {}): WorkflowDocument => ({
  nodes,
  connections,
});

const bound = (given: WorkflowDocument) => given.nodes[0]?.credentials?.['hubspotAppToken'];
const uses = (reference: unknown) =>
  document([node('CRM', 'hubspot', { credentials: { hubspotAppToken: reference } })]);

const codes = (given: WorkflowDocument) => validateDocument(given, surroundings).map((finding) => finding.code);
const having = (credentials: Record<string, unknown>) =>
  codes(document([node('Start', 'manualTrigger'), node('CRM', 'hubspot', { credentials })]));

describe('validateDocument', () => {
  // Start ──▶ Edit ──▶ Again
  //             ▲────────┘
  it('finds nothing in a sound document, loops included', () => {
    const nodes = [node('Start', 'manualTrigger'), node('Edit', 'set'), node('Again', 'set')];
    expect(codes(document(nodes, { Start: to('Edit'), Edit: to('Again'), Again: to('Edit') }))).toEqual([]);
  });

  it('names the node whose type is not installed, unless it is disabled', () => {
    const unknown = node('Odd', 'doesNotExist');
    const findings = validateDocument(document([node('Start', 'manualTrigger'), unknown]), surroundings);
    expect(findings).toMatchObject([{ severity: 'error', code: 'unknown_node_type', node: 'Odd' }]);
    expect(codes(document([node('Start', 'manualTrigger'), { ...unknown, disabled: true }]))).toEqual([]);
  });

  it('names the node that touches the machine while such nodes are off', () => {
    const findNodeType = (type: string) => ({
      isTrigger: type.endsWith('Trigger'),
      credentials: [],
      isOff: type.endsWith('git'),
    });
    const given = document([node('Start', 'manualTrigger'), node('Clone', 'git')]);
    const [finding, ...others] = validateDocument(given, { ...surroundings, findNodeType });
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ severity: 'error', code: 'node_type_off', node: 'Clone' });
    expect(finding?.message).toContain('LEADLOOM_HOST_NODES=on');
  });

  it('finds two nodes of one name once', () => {
    const nodes = [node('Start', 'manualTrigger'), node('Edit', 'set'), node('Edit', 'set'), node('Edit', 'set')];
    expect(codes(document(nodes))).toEqual(['duplicate_node_name']);
  });

  // Start ──▶ (Gone)      (Ghost) ──▶ Start
  it('finds connections to and from nodes that are not there', () => {
    const given = document([node('Start', 'manualTrigger')], { Start: to('Gone'), Ghost: to('Start') });
    expect(codes(given)).toEqual(['dangling_connection', 'dangling_connection']);
  });

  it('finds credentials that do not exist here', () => {
    expect(having({ hubspotAppToken: { id: 'con_1', name: 'CRM' } })).toEqual([]);
    expect(having({ hubspotAppToken: { id: 'con_2', name: 'CRM' } })).toEqual(['missing_credential']);
    expect(having({ hubspotAppToken: 'an old name' })).toEqual(['missing_credential']);
  });

  it('says when nothing starts the workflow', () => {
    expect(codes(document([node('Edit', 'set')]))).toEqual(['no_trigger']);
  });
});

describe('triggers', () => {
  const nodes = [
    node('Mail', 'gmailTrigger'),
    node('Hook', 'webhook'),
    node('Off', 'manualTrigger', { disabled: true }),
    node('By hand', 'manualTrigger'),
    node('Edit', 'set'),
  ];

  it('tells those that ask from those that listen and those that are called', () => {
    const kinds = (['poll', 'listening', 'webhook'] as const).map(
      (hearsBy) =>
        listTriggers(document(nodes.slice(0, 1)), () => ({ isTrigger: true, hearsBy, credentials: [] }))[0]?.kind,
    );
    expect(kinds).toEqual(['poll', 'listening', 'event']);
  });

  it('lists the enabled ones with their kinds', () => {
    expect(listTriggers(document(nodes), findNodeType)).toEqual([
      { node: 'Mail', kind: 'event' },
      { node: 'Hook', kind: 'webhook' },
      { node: 'By hand', kind: 'manual' },
    ]);
  });

  it('starts by hand at the manual trigger, else at the next best', () => {
    expect(chooseStartNode(document(nodes), findNodeType)).toBe('By hand');
    expect(chooseStartNode(document(nodes.slice(0, 3)), findNodeType)).toBe('Hook');
  });

  it('prefers pinned data among triggers of one kind', () => {
    const two = [node('One', 'webhook'), node('Two', 'webhook')];
    expect(chooseStartNode({ ...document(two), pinData: { Two: [] } }, findNodeType)).toBe('Two');
  });

  // (One) ──▶ Two
  it('without a trigger starts where nothing leads to', () => {
    const given = document([node('Two', 'set'), node('One', 'set')], { One: to('Two') });
    expect(chooseStartNode(given, findNodeType)).toBe('One');
    expect(chooseStartNode(document([]), findNodeType)).toBeNull();
  });
});

describe('bindCredentials', () => {
  const one = { id: 'con_1', name: 'Sandbox', credentialType: 'hubspotAppToken' };
  const two = { id: 'con_2', name: 'Live', credentialType: 'hubspotAppToken' };

  it('goes by id, then by name, then by being the only one', () => {
    expect(bound(bindCredentials(uses({ id: 'con_2', name: 'Sandbox' }), [one, two]))).toMatchObject({ id: 'con_2' });
    expect(bound(bindCredentials(uses({ id: 'x', name: 'Live' }), [one, two]))).toEqual({ id: 'con_2', name: 'Live' });
    expect(bound(bindCredentials(uses({ id: 'x', name: 'Other' }), [one]))).toEqual({ id: 'con_1', name: 'Sandbox' });
  });

  it('leaves what fits nothing, and the document that it was given', () => {
    const given = uses({ id: 'x', name: 'Other' });
    expect(bindCredentials(given, [one, two])).toEqual(given);
    bindCredentials(given, [one]);
    expect(bound(given)).toEqual({ id: 'x', name: 'Other' });
  });
});

describe('error workflows', () => {
  const own = document([node('On error', 'errorTrigger')]);

  it('are those that the settings name, else the workflow itself where it has an Error Trigger', () => {
    expect(errorWorkflowOf('w1', { ...own, settings: { errorWorkflow: 'w2' } })).toBe('w2');
    for (const errorWorkflow of [undefined, '', 'DEFAULT'])
      expect(errorWorkflowOf('w1', { ...own, settings: { errorWorkflow } })).toBe('w1');
    expect(errorWorkflowOf('w1', document([node('Edit', 'set')]))).toBeNull();
    expect(errorWorkflowOf('w1', document([node('Off', 'errorTrigger', { disabled: true })]))).toBeNull();
  });
});
