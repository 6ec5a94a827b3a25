import type { WorkflowDocument, WorkflowNode } from '@leadloom/contracts';
import { credentialsOf } from '../credentials-of.ts';
import { listTriggers } from '../list-triggers.ts';
import type { FindNodeType } from '../node-facts.ts';
import { listWires } from '../operations/wires.ts';
import { integrationPoints } from './integration-points.ts';
import { noteType, orderNodes } from './order-nodes.ts';
import { stepSubtitle } from './step-subtitle.ts';

export interface PageFacts {
  name: string;
  description?: string | undefined;
  findNodeType: FindNodeType;
  /** How people call a node type. */
  titleOf: (type: string) => string;
  /** Titles of a node's outputs. */
  outputNamesOf: (type: string) => readonly string[];
}

const starts: Readonly<Record<string, string>> = {
  manual: 'by hand',
  webhook: 'when its address is called',
  schedule: 'at set times',
  form: 'when its form is sent',
  chat: 'with a message in the chat',
  workflow: 'when another workflow calls it',
  error: 'when a run fails',
  poll: 'with what is new at a service, which is asked now and then',
  listening: 'with what a service says while the workflow is active',
  event: 'when a service calls',
};

/** A page in Markdown for people who do not see the drawing: how it starts, node by node, what it touches, which accounts it needs. */
export function writePage(document: WorkflowDocument, facts: PageFacts): string {
  const sections = [
    [`# ${text(facts.name)}`, facts.description],
    ['## How it starts', ...startLines(document, facts)],
    ['## What it does', ...stepLines(document, facts)],
    ['## Integration points', ...pointLines(document, facts)],
    ['## Credentials', ...credentialLines(document)],
    ['## Notes on the drawing', ...noteLines(document)],
  ];
  return `${sections
    .map((lines) => lines.filter((line) => line !== undefined && line !== ''))
    .filter(({ length }, place) => place === 0 || length > 1)
    .map(([title, ...lines]) => `${title}\n\n${lines.join('\n')}`.trimEnd())
    .join('\n\n')}\n`;
}

function startLines(document: WorkflowDocument, { findNodeType }: PageFacts): string[] {
  const triggers = listTriggers(document, findNodeType);
  if (triggers.length === 0) return ['Nothing starts it by itself.'];
  return triggers.map(({ node, kind }) => `- **${text(node)}**: ${starts[kind] ?? kind}`);
}

function stepLines(document: WorkflowDocument, facts: PageFacts): string[] {
  const wires = listWires(document.connections);
  return orderNodes(document).map((node, place) => {
    const behind = wires.filter(({ source }) => source === node.name);
    const targets = behind.map(({ sourceType, sourceIndex, target }) => {
      const isBranch = sourceType === 'main' && new Set(behind.map((wire) => wire.sourceIndex)).size > 1;
      const output = isBranch ? (facts.outputNamesOf(node.type)[sourceIndex] ?? `output ${sourceIndex + 1}`) : '';
      const part = sourceType === 'main' ? '' : `as ${sourceType.replace(/^ai_/, '').replaceAll('_', ' ')} `;
      return `${part}${text(target)}${output === '' ? '' : ` (${output})`}`;
    });
    return [
      `${place + 1}. **${text(node.name)}** (${titleWith(node, facts)})`,
      node.disabled === true ? ', turned off: items pass it unchanged' : '',
      targets.length === 0 ? '' : ` → ${targets.join(', ')}`,
      typeof node.notes === 'string' && node.notes.trim() !== '' ? `. ${text(node.notes)}` : '',
    ].join('');
  });
}

function titleWith(node: WorkflowNode, { titleOf }: PageFacts): string {
  const subtitle = stepSubtitle(node);
  return text(subtitle === '' ? titleOf(node.type) : `${titleOf(node.type)}, ${subtitle}`);
}

function pointLines(document: WorkflowDocument, { findNodeType, titleOf }: PageFacts): string[] {
  return integrationPoints(document, findNodeType).map(
    ({ node, type, direction, address }) =>
      `- ${direction === 'in' ? 'In' : 'Out'}: ${text(titleOf(type))} at **${text(node)}**${address === null ? '' : `, \`${address.replaceAll(/[`\s]+/g, ' ')}\``}`,
  );
}

function credentialLines(document: WorkflowDocument): string[] {
  const used = new Map<string, string[]>();
  for (const { node, credentialType, name } of credentialsOf(document)) {
    const key = `${text(name === '' ? 'not chosen' : name)} | ${text(credentialType)}`;
    used.set(key, [...(used.get(key) ?? []), text(node)]);
  }
  if (used.size === 0) return [];
  return [
    '| Credential | Type | Used by |',
    '| --- | --- | --- |',
    ...[...used].map(([key, nodes]) => `| ${key} | ${nodes.join(', ')} |`),
  ];
}

function noteLines({ nodes }: WorkflowDocument): string[] {
  const notes = nodes.flatMap(({ type, parameters }) => {
    const content = parameters?.['content'];
    return type === noteType && typeof content === 'string' && content.trim() !== '' ? [content.trim()] : [];
  });
  return notes.length === 0 ? [] : [notes.map((note) => note.replaceAll(/^/gm, '> ')).join('\n\n')];
}

/** On one line, and no Markdown in it. */
function text(given: string): string {
  return given
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replaceAll(/[\\`*_[\]<>|#]/g, String.raw`\$&`);
}
