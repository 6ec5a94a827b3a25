import { basename, dirname, join } from 'node:path';
import type { Corpus, Fixture } from './corpus.ts';

/** One exchange as n8n's tests describe it. What was no literal there says nothing here. */
export interface Exchange {
  base: unknown;
  method: string;
  path: unknown;
  requestBody?: unknown;
  requestHeaders?: Record<string, unknown>;
  status: unknown;
  response?: unknown;
  options?: { query?: unknown[]; times?: number[]; matchHeader?: unknown[] };
}

interface Companion {
  workflowFilesNamedInTest: string[];
  mocks: Exchange[];
}

const noLiteral = '$nonLiteral';

export function isUnknown(value: unknown): boolean {
  return typeof value === 'object' && value !== null && noLiteral in value;
}

/** Whether the corpus holds the answer. */
export function isAnswerable({ status, response }: Exchange): boolean {
  return typeof status === 'number' && !JSON.stringify(response ?? null).includes(`"${noLiteral}"`);
}

/** The exchanges of the test that a fixture belonged to: the one that names it, else those of its folder. */
export function exchangesOf(corpus: Corpus, fixture: Fixture): Exchange[] {
  const source = sourcePath(fixture.source);
  const near = corpus.companions
    .filter(({ file }) => basename(file).startsWith('http-mocks.'))
    .filter((entry) => `${dirname(source)}/`.startsWith(`${dirname(sourcePath(entry.source))}/`))
    .map((entry) => ({ entry, companion: corpus.read(entry.file) as Companion }));
  const naming = near.filter(({ entry, companion }) =>
    companion.workflowFilesNamedInTest.some(
      (name) => name.endsWith(basename(source)) && join(dirname(sourcePath(entry.source)), name) === source,
    ),
  );
  const same = near.filter(({ entry }) => sourcePath(entry.source) === source);
  const chosen = naming.length > 0 ? naming : same.length > 0 ? same : near;
  return [
    ...inlineExchanges(fixture),
    ...chosen.flatMap(({ entry, companion }) =>
      companion.mocks.map((mock) => resolveFiles(corpus, dirname(entry.file), mock) as Exchange),
    ),
  ];
}

/** Fixtures that were written within a test carry their exchanges. */
function inlineExchanges({ document }: Fixture): Exchange[] {
  const { _httpMocks: inline } = document as { _httpMocks?: { baseUrl: string; mocks: Record<string, unknown>[] } };
  return (inline?.mocks ?? []).map(({ method, path, statusCode, responseBody, ...rest }) => ({
    ...rest,
    base: inline?.baseUrl,
    method: method as string,
    path,
    status: statusCode,
    response: responseBody,
  }));
}

function sourcePath(source: string): string {
  return source.replace(/^[^:]*:/, '').replace(/ \(.*\)$/, '');
}

/** `{"$file": "./fixtures/get.json", "$path": ".a[0]", more…}` is what that file holds there, with more. */
function resolveFiles(corpus: Corpus, folder: string, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((inner) => resolveFiles(corpus, folder, inner));
  if (typeof value !== 'object' || value === null) return value;
  const { $file, $path, ...rest } = value as { $file?: string; $path?: string };
  if ('$undefined' in value) return undefined;
  const more = Object.fromEntries(
    Object.entries(rest).map(([name, inner]) => [name, resolveFiles(corpus, folder, inner)]),
  );
  if ($file === undefined) return more;
  const name = `fixtures__${$file.split('/fixtures/').at(-1) ?? ''}`;
  const found = ($path?.match(/[^.[\]]+/g) ?? []).reduce<unknown>(
    (at, key) => (at as Record<string, unknown> | undefined)?.[key],
    corpus.read(join(folder, name)),
  );
  return Object.keys(more).length === 0 ? found : { ...(found as object), ...more };
}
