import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { ImportedDocument } from '@leadloom/contracts';

/** One line of the fixtures' MANIFEST.json. */
interface ManifestEntry {
  file: string;
  /** Where the file came from; tells which test it belonged to. */
  source: string;
  kind: 'workflow' | 'companion';
  expected?: 'pinData' | '_expected' | null;
  offlineCore?: boolean;
}

export interface Item {
  json: Record<string, unknown>;
  binary?: Record<string, unknown>;
  pairedItem?: unknown;
}

/** What a run has to give, where it is not written as pinned data. */
export interface ExpectedRun {
  nodeExecutionOrder?: string[];
  nodeData: Record<string, unknown[]>;
  /** Runs hold items, or outputs that hold items. */
  nodeDataShape?: string;
  testAllOutputs?: boolean;
  error?: string;
}

/** A document with what its run has to give. */
export interface FixtureDocument extends ImportedDocument {
  pinData?: Record<string, unknown[]>;
  trigger?: { mode?: string; input?: Item };
  _expected?: ExpectedRun;
}

export interface Fixture extends ManifestEntry {
  document: FixtureDocument;
  expectedRun: ExpectedRun | null;
}

export interface Corpus {
  fixtures: Fixture[];
  /** Paths of companions with their source. */
  companions: ManifestEntry[];
  templates: { file: string; document: ImportedDocument }[];
  read(file: string): unknown;
}

/** @param folder holds `n8n-fixtures/` with a MANIFEST.json, and `templates/`. */
export function readCorpus(folder: string): Corpus {
  const root = join(folder, 'n8n-fixtures');
  const read = (file: string): unknown => JSON.parse(readFileSync(join(root, file), 'utf8'));
  const manifest = read('MANIFEST.json') as ManifestEntry[];
  const templates = join(folder, 'templates');
  return {
    fixtures: manifest
      .filter(({ kind }) => kind === 'workflow')
      .map((entry) => {
        const document = read(entry.file) as FixtureDocument;
        const { _expected: expectedRun = null } = document;
        return { ...entry, document, expectedRun };
      }),
    companions: manifest.filter(({ kind }) => kind === 'companion'),
    templates: readdirSync(templates)
      .filter((name) => name.endsWith('.json') && name !== 'MANIFEST.json')
      .sort()
      .map((name) => {
        const parsed = JSON.parse(readFileSync(join(templates, name), 'utf8')) as {
          workflow?: ImportedDocument;
        } & ImportedDocument;
        return { file: name, document: parsed.workflow ?? parsed };
      }),
    read,
  };
}
