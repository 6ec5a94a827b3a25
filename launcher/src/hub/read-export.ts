import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { ImportedDocument } from '@leadloom/contracts';
import { Problem } from '../problem.ts';
import { pathOf, readJson } from './read-json.ts';

export interface Exported {
  workflows: ImportedDocument[];
  credentials: Record<string, unknown>[];
}

/**
 * What n8n exported into files: one thing or a list of them in each, workflows and credentials told apart by what they hold.
 * @param paths files, or folders whose JSON files are meant
 */
export function readExport(paths: readonly string[]): Exported {
  const exported: Exported = { workflows: [], credentials: [] };
  for (const file of paths.flatMap(filesOf)) {
    const content = readJson(file);
    for (const thing of Array.isArray(content) ? (content as unknown[]) : [content]) {
      if (isRecord(thing) && Array.isArray(thing['nodes'])) exported.workflows.push(thing as ImportedDocument);
      else if (isRecord(thing) && typeof thing['type'] === 'string' && 'data' in thing)
        exported.credentials.push(thing);
      else
        throw new Problem(`${file} holds something that is neither a workflow nor a credential.`, {
          help: 'give files that "n8n export:workflow" or "n8n export:credentials --decrypted" wrote',
        });
    }
  }
  return exported;
}

function filesOf(given: string): string[] {
  const path = pathOf(given);
  if (!existsSync(path)) throw new Problem(`There is no ${path}.`);
  if (!statSync(path).isDirectory()) return [path];
  const files = readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.json'))
    .toSorted();
  if (files.length === 0) throw new Problem(`${path} holds no JSON files.`);
  return files.map((name) => join(path, name));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
