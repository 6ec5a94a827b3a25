import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesBelow } from './imports.ts';

const NAME = '((?:HUB|LEADLOOM|MONGODB|TEMPORAL|REDIS|SANDBOX|WORKER|N8N|OTEL|VAULT)_[A-Z0-9_]+|LOG_LEVEL)';
/** A variable is read as a member of the environment, by its quoted name, or as a property of a configuration schema. */
const READS = [
  new RegExp(`\\benv\\.${NAME}\\b`, 'g'),
  new RegExp(`'${NAME}'`, 'g'),
  new RegExp(`^\\s+${NAME}: (?:Type\\.|OneOf\\(|LogLevel\\b)`, 'gm'),
];
/** … or taken out of the environment by destructuring. */
const DESTRUCTURED = /\{([^{}]*)\}\s*=\s*(?:process\.)?env\b/g;

/** Every environment variable of ours that the sources below the folders read. Tests and what serves them are left out. */
export function variablesRead(root: string, folders: readonly string[]): Set<string> {
  const names = folders
    .flatMap((folder) => filesBelow(root, folder))
    .filter((file) => !/\.test\.|\/test\/|\/testing\//.test(file))
    .map((file) => readFileSync(join(root, file), 'utf8'))
    .flatMap((source) => [
      ...READS.flatMap((pattern) => [...source.matchAll(pattern)].map((match) => match[1] ?? '')),
      ...[...source.matchAll(DESTRUCTURED)].flatMap((match) =>
        [...(match[1] ?? '').matchAll(new RegExp(`\\b${NAME}\\b`, 'g'))].map(([name]) => name),
      ),
    ]);
  return new Set(names);
}
