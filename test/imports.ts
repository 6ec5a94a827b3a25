import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One import, export-from or dynamic import of a source file. */
export interface ImportLine {
  /** Path from the checkout's root. */
  file: string;
  specifier: string;
  /** Types only: gone before the program runs. */
  isType: boolean;
}

const SOURCE = /\.(ts|tsx|mts|mjs)$/;
const IMPORTS =
  /(?:^|[;}\s])(?:import|export)\s(?:[^'"();]*?\sfrom\s)?\s*['"]([^'"]+)['"]|\b(?:import|require)\(\s*['"]([^'"]+)['"]\s*\)/gm;

/** Every import of every source file below a folder of the checkout. */
export function importsBelow(root: string, folder: string): ImportLine[] {
  return filesBelow(root, folder).flatMap((file) =>
    importsOf(readFileSync(join(root, file), 'utf8')).map((line) => ({ file, ...line })),
  );
}

/** Every source file below a folder, as paths from the checkout's root. */
export function filesBelow(root: string, folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .filter((entry) => !['node_modules', 'dist', '.leadloom'].includes(entry.name))
    .flatMap((entry) => {
      const file = `${folder}/${entry.name}`;
      if (entry.isDirectory()) return filesBelow(root, file);
      return SOURCE.test(entry.name) ? [file] : [];
    });
}

/** What a source text imports. Comments are left out, where an example may stand. */
export function importsOf(source: string): Omit<ImportLine, 'file'>[] {
  const code = source.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/^\s*\/\/.*$/gm, '');
  return [...code.matchAll(IMPORTS)].map((match) => ({
    specifier: match[1] ?? match[2] ?? '',
    isType: /^\W*(?:import|export) type\b/.test(match[0]),
  }));
}
