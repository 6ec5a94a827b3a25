import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a development session answers at. */
export interface SessionAddresses {
  hubUrl: string;
  pagesUrl: string;
  apiKey: string;
}

/** A change as a developer makes it: a text in a source, and the address where people would see it. */
export interface SourceChange {
  kind: string;
  /** From the checkout's root. */
  file: string;
  /** The text that a mark is put into. */
  text: string;
  address(session: SessionAddresses): string;
  /** True when the worker loads the source as well as what answers at the address. */
  concernsWorker: boolean;
}

const hubPath = (path: string) => (session: SessionAddresses) => `${session.hubUrl}/api/hub/v1${path}`;

export const sourceChanges: readonly SourceChange[] = [
  {
    kind: 'node',
    file: 'nodes/src/nodes/FindLeads.node.ts',
    text: 'Leadloom: Find Leads',
    address: hubPath('/node-types?search=Find%20Leads'),
    concernsWorker: true,
  },
  {
    kind: 'connector',
    file: 'connectors/src/capabilities/search-people.ts',
    text: 'Search people',
    address: hubPath('/connectors?limit=100'),
    concernsWorker: true,
  },
  {
    kind: 'route',
    file: 'hub-api/src/openapi/openapi-document.ts',
    text: 'There is no such thing in this workspace.',
    address: hubPath('/openapi.json'),
    concernsWorker: false,
  },
  {
    kind: 'contract of a route',
    file: 'packages/contracts/src/api/connections.ts',
    text: 'List connections',
    address: hubPath('/openapi.json'),
    concernsWorker: true,
  },
  {
    kind: 'page',
    file: 'ui/src/texts.ts',
    text: 'Skip to content',
    address: ({ pagesUrl }) => `${pagesUrl}/src/texts.ts`,
    concernsWorker: false,
  },
];

/** Puts the mark behind the text, in the place of an earlier mark. */
export function makeChange(root: string, { file, text }: SourceChange, mark: string): void {
  const path = join(root, file);
  const source = readFileSync(path, 'utf8');
  const at = source.indexOf(text) + text.length;
  if (at < text.length) throw new Error(`${file} does not hold "${text}"`);
  writeFileSync(path, `${source.slice(0, at)} [${mark}]${source.slice(at).replace(/^ \[\w+\]/, '')}`);
}

/** True once people see the mark; false also while nothing answers. */
export async function isVisible(change: SourceChange, session: SessionAddresses, mark: string): Promise<boolean> {
  const headers = { authorization: `Bearer ${session.apiKey}` };
  try {
    const answer = await fetch(change.address(session), { headers, signal: AbortSignal.timeout(2_000) });
    return answer.ok && (await answer.text()).includes(`[${mark}]`);
  } catch {
    return false;
  }
}
