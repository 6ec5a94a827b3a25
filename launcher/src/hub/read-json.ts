import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Problem } from '../problem.ts';

/** A JSON file, named as the person at the terminal sees it. */
export function readJson(file: string): unknown {
  const path = pathOf(file);
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new Problem(`${path} cannot be read as JSON: ${(error as Error).message}`, { cause: error });
  }
}

/** npm runs commands in the folder of the package: what is named is meant from where npm was called. */
export function pathOf(file: string): string {
  return resolve(process.env['INIT_CWD'] ?? process.cwd(), file);
}
