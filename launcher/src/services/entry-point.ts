import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../paths.ts';
import { Problem } from '../problem.ts';

/** The absolute path of a program of this checkout; a `Problem` when the checkout lacks it. */
export function entryPoint(...path: string[]): string {
  const file = join(root, ...path);
  if (existsSync(file)) return file;
  throw new Problem(`This checkout has no ${path.join('/')}.`, {
    help: 'see with "git status" what is missing, and restore it',
  });
}
