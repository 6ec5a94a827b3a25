import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

/**
 * Builds the package that n8n loads into `dist/`: one CommonJS file per node and credential with the contracts bundled in, the icon
 * beside them, and a package.json that names them. A file `src/nodes/X.node.ts` is a node; there is no other list.
 */
const root = join(import.meta.dirname, '..');
const dist = join(root, 'dist');
const entries = ['nodes', 'credentials'].flatMap((folder) =>
  readdirSync(join(root, 'src', folder))
    .filter((file) => file.endsWith('.node.ts') || file.endsWith('.credentials.ts'))
    .map((file) => ({ folder, file })),
);

rmSync(dist, { recursive: true, force: true });
await build({
  entryPoints: entries.map(({ folder, file }) => join(root, 'src', folder, file)),
  outbase: join(root, 'src'),
  outdir: dist,
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  external: ['n8n-workflow'],
  logLevel: 'warning',
});
for (const folder of ['nodes', 'credentials']) {
  mkdirSync(join(dist, folder), { recursive: true });
  cpSync(join(root, 'src/icons/leadloom.svg'), join(dist, folder, 'leadloom.svg'));
}
const { name, version, description } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Record<
  string,
  string
>;
const built = (folder: string) =>
  entries.filter((entry) => entry.folder === folder).map(({ file }) => `${folder}/${file.replace(/\.ts$/, '.js')}`);
const manifest = {
  name,
  version,
  description,
  keywords: ['n8n-community-node-package'],
  n8n: { n8nNodesApiVersion: 1, nodes: built('nodes'), credentials: built('credentials') },
  peerDependencies: { 'n8n-workflow': '*' },
};
writeFileSync(join(dist, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
