import { N8nRisk, type N8nRiskReport } from '@leadloom/contracts';
import { describe, expect, it } from 'vitest';
import { findRisks } from './find-risks.ts';

const everyRisk = N8nRisk.anyOf.map((literal) => literal.const);
const node = (name: string, type: string, parameters: Record<string, unknown> = {}, more: object = {}) => ({
  id: name,
  name,
  type: `n8n-nodes-base.${type}`,
  position: [0, 0],
  parameters,
  ...more,
});
const workflow = (nodes: ReturnType<typeof node>[], active = true, connections = {}) => ({
  id: 'w',
  name: 'W',
  active,
  document: { nodes, connections },
});
const flagged = (reports: Record<string, N8nRiskReport>, risk: string, title: string) =>
  reports[`${risk} Risk Report`]?.sections
    .find((section) => section.title.startsWith(title))
    ?.location.map((place) => (place.kind === 'credential' ? place.id : place.nodeName));
const find = (...workflows: ReturnType<typeof workflow>[]) =>
  findRisks({ workflows, connections: [], ranLately: new Set() }, everyRisk);

describe('findRisks', () => {
  it('tells which credentials nobody, nothing active, and nothing that ran uses', () => {
    const uses = (id: string) => node('N', 'slack', {}, { credentials: { slackApi: { id, name: id } } });
    const connections = ['active', 'inactive', 'ran', 'none'].map((id) => ({ id, name: id }));
    const workflows = [
      workflow([uses('active')]),
      workflow([uses('inactive')], false),
      { ...workflow([uses('ran')]), id: 'ran' },
    ];
    const reports = findRisks({ workflows, connections, ranLately: new Set(['ran']) }, everyRisk);
    expect(flagged(reports, 'Credentials', 'Credentials not used in any workflow')).toEqual(['none']);
    expect(flagged(reports, 'Credentials', 'Credentials not used in any active')).toEqual(['inactive', 'none']);
    expect(flagged(reports, 'Credentials', 'Credentials not used in recently')).toEqual(['active', 'inactive', 'none']);
  });

  it('finds SQL that expressions make', () => {
    const sql = { operation: 'executeQuery' };
    const reports = find(
      workflow([
        node('Made', 'postgres', { ...sql, query: '=SELECT {{ $json.id }}', options: { queryReplacement: '{{ 1 }}' } }),
        node('Listed', 'postgres', { ...sql, query: 'SELECT $1', options: { queryReplacement: '={{ $json.id }}' } }),
        node('Bare', 'postgres', { ...sql, query: 'SELECT 1' }),
        node('Insert', 'postgres', { operation: 'insert' }),
        node('Off', 'mySql', { ...sql, query: '=SELECT 1' }, { disabled: true }),
      ]),
    );
    expect(flagged(reports, 'Database', 'Expressions in "Execute Query"')).toEqual(['Made']);
    expect(flagged(reports, 'Database', 'Expressions in "Query Parameters"')).toEqual(['Listed']);
    expect(flagged(reports, 'Database', 'Unused')).toEqual(['Bare']);
  });

  it('finds nodes that run code or touch files', () => {
    const reports = find(workflow([node('Code', 'code'), node('File', 'readWriteFile'), node('Set', 'set')]));
    expect(flagged(reports, 'Nodes', 'Official')).toEqual(['Code']);
    expect(flagged(reports, 'Filesystem', 'Nodes')).toEqual(['File']);
  });

  it('finds webhooks that anybody may call, unless a node behind them looks first', () => {
    const behind = { Checked: { main: [[{ node: 'If', type: 'main', index: 0 }]] } };
    const nodes = [
      node('Open', 'webhook'),
      node('Locked', 'webhook', { authentication: 'headerAuth' }),
      node('Checked', 'webhook'),
      node('If', 'if'),
    ];
    expect(flagged(find(workflow(nodes, true, behind)), 'Instance', 'Unprotected')).toEqual(['Open']);
    expect(find(workflow(nodes, false, behind))).toEqual({});
  });

  it('reports what is asked for only', () => {
    const audited = { workflows: [workflow([node('Code', 'code')])], connections: [], ranLately: new Set<string>() };
    expect(findRisks(audited, ['database'])).toEqual({});
  });
});
