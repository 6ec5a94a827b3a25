import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';

const checkout = join(import.meta.dirname, '..');
const copied = [
  'connectors',
  'hub-api',
  'launcher',
  'nodes',
  'packages',
  'sandbox',
  'ui',
  'worker',
  'workflows',
  'test',
  'vitest.config.ts',
  'tsconfig.base.json',
  'package.json',
  'package-lock.json',
];

/**
 * The sources that the product runs on, copied to a folder where they can be changed. Its `node_modules` points to the installed packages,
 * and for our own ones to the copies.
 */
export function copyCheckout(): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'leadloom-checkout-')));
  for (const name of copied) cpSync(join(checkout, name), join(root, name), { recursive: true, filter: isSource });
  linkPackages(join(checkout, 'node_modules'), join(root, 'node_modules'));
  for (const folder of workspacesOf(root)) {
    const { name } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8')) as { name: string };
    const link = join(root, 'node_modules', name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(join(root, folder), link);
    // Packages of which the workspace has a version of its own.
    const own = join(checkout, folder, 'node_modules');
    if (existsSync(own)) symlinkSync(own, join(root, folder, 'node_modules'));
  }
  return root;
}

const isSource = (path: string) => !['node_modules', 'dist'].includes(basename(path));

function workspacesOf(root: string): string[] {
  const packages = readdirSync(join(root, 'packages')).map((name) => join('packages', name));
  return [...packages, ...copied.filter((name) => !name.includes('.') && !['packages', 'test'].includes(name))];
}

function linkPackages(from: string, to: string): void {
  mkdirSync(to);
  const ours = new Set(['@leadloom', 'leadloom', 'n8n-nodes-leadloom']);
  for (const name of readdirSync(from)) if (!ours.has(name)) symlinkSync(join(from, name), join(to, name));
}
