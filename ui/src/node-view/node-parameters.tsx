import type { WorkflowNode } from '@leadloom/contracts';
import { nodeViewTexts as texts } from './texts.ts';

const settingNames = [
  'onError',
  'continueOnFail',
  'retryOnFail',
  'maxTries',
  'waitBetweenTries',
  'alwaysOutputData',
  'executeOnce',
];

/** How a node is set, to read. */
export function NodeParameters({ node }: { node: WorkflowNode }) {
  const credentials = Object.entries(node.credentials ?? {});
  const rest = node as Readonly<Record<string, unknown>>;
  const settings = settingNames.filter((name) => rest[name] !== undefined).map((name) => [name, rest[name]] as const);
  const parameters = Object.entries(node.parameters ?? {});
  return (
    <div className="parameters">
      {node.notes ? <Group title={texts.notes} entries={[[texts.notes, node.notes]]} /> : null}
      {credentials.length > 0 ? (
        <Group title={texts.credentials} entries={credentials.map(([type, chosen]) => [type, nameOf(chosen)])} />
      ) : null}
      {parameters.length > 0 ? (
        <Group title={texts.parameters} entries={parameters} />
      ) : (
        <p className="muted">{texts.noParameters}</p>
      )}
      {settings.length > 0 ? <Group title={texts.settings} entries={settings} /> : null}
    </div>
  );
}
const nameOf = (credential: unknown) => (credential as { name?: string } | null)?.name ?? '';

function Group({ title, entries }: { title: string; entries: readonly (readonly [string, unknown])[] }) {
  return (
    <section>
      <h3>{title}</h3>
      <Entries entries={entries} />
    </section>
  );
}

function Entries({ entries }: { entries: readonly (readonly [string, unknown])[] }) {
  return (
    <dl>
      {entries.map(([name, value]) => (
        <div key={name} className="parameter">
          <dt>{titleOf(name)}</dt>
          <dd>
            <Value value={value} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
/** `fieldsToMatch` → "Fields to match". */
function titleOf(name: string): string {
  const words = name
    .replace(/([a-z])([A-Z])/g, (_, before: string, after: string) => `${before} ${after.toLowerCase()}`)
    .replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function Value({ value }: { value: unknown }) {
  if (value === null || value === undefined || value === '') return <span className="muted">–</span>;
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  if (typeof value === 'string') {
    if (value.startsWith('=')) return <code className="expression">{value.slice(1)}</code>;
    return value.includes('\n') ? <code className="code">{value}</code> : value;
  }
  if (typeof value !== 'object') return JSON.stringify(value);
  const entries = Object.entries(value);
  if (entries.length === 0) return <span className="muted">–</span>;
  if (Array.isArray(value) && value.every((item) => typeof item !== 'object')) return value.join(', ');
  return (
    <Entries
      entries={Array.isArray(value) ? entries.map(([index, item]) => [String(Number(index) + 1), item]) : entries}
    />
  );
}
