import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compileFunction } from 'node:vm';
import { build, type BuildOptions, type OutputFile, type Plugin } from 'esbuild';
import type { ICredentialType, INodeType } from 'n8n-workflow';
import { keepOnly, writeWhole } from './write-files.ts';

const root = join(import.meta.dirname, '..');
const dist = join(root, 'dist');
const require = createRequire(import.meta.url);
const contracts = '@leadloom/contracts';
/** As nodes and credentials see it, each from its folder. */
const contractsFile = '../contracts.js';

/**
 * Builds the package that n8n loads into `dist/`: one CommonJS file per node and credential, the contracts that they share, the icon
 * beside them, descriptions of both as data as n8n-nodes-base has them, and a package.json that names them. A file
 * `src/nodes/X.node.ts` is a node; there is no other list. Hub and workers may read the package meanwhile: what names a file is written
 * behind it.
 */
export async function buildNodes(): Promise<void> {
  const sources = ['nodes', 'credentials'].flatMap((folder) =>
    readdirSync(join(root, 'src', folder))
      .filter((file) => file.endsWith('.node.ts') || file.endsWith('.credentials.ts'))
      .map((file) => join(folder, file)),
  );
  const [shared, own] = await Promise.all([
    bundle({ entryPoints: { contracts: fileURLToPath(import.meta.resolve(contracts)) } }),
    bundle({
      entryPoints: sources.map((file) => join(root, 'src', file)),
      outbase: join(root, 'src'),
      plugins: [contractsBeside],
    }),
  ]);
  const nodes = built(sources, 'nodes');
  const credentials = built(sources, 'credentials');
  const files = new Map<string, string | Uint8Array>();
  const write = (path: string, content: string | Uint8Array) => {
    files.set(path, content);
    writeWhole(join(dist, path), content);
  };
  for (const { path, contents } of [...shared, ...own]) write(relative(dist, path), contents);
  const icon = readFileSync(join(root, 'src/icons/leadloom.svg'));
  for (const folder of ['nodes', 'credentials']) write(join(folder, 'leadloom.svg'), icon);
  const { name, version, description } = require('../package.json') as Record<string, string>;
  const iconUrl = `icons/${name}/nodes/leadloom.svg`;
  const make = makerOf(shared, own);
  const nodeTypes = nodes.map((file) => ({ ...(make(file) as INodeType).description, iconUrl }));
  write('types/nodes.json', JSON.stringify(nodeTypes));
  const credentialTypes = credentials.map((file) => ({ ...(make(file) as ICredentialType), iconUrl }));
  write('types/credentials.json', JSON.stringify(credentialTypes));
  const manifest = {
    name,
    version,
    description,
    keywords: ['n8n-community-node-package'],
    n8n: { n8nNodesApiVersion: 1, nodes, credentials },
    peerDependencies: { 'n8n-workflow': '*' },
  };
  write('package.json', `${JSON.stringify(manifest, null, 2)}\n`);
  keepOnly(dist, new Set(files.keys()));
}

async function bundle(options: BuildOptions): Promise<OutputFile[]> {
  const { outputFiles } = await build({
    ...options,
    outdir: dist,
    absWorkingDir: join(root, '..'),
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    external: ['n8n-workflow'],
    write: false,
    logLevel: 'silent',
  });
  return outputFiles ?? [];
}

const contractsBeside: Plugin = {
  name: 'contracts-beside',
  setup(building) {
    building.onResolve({ filter: new RegExp(`^${contracts}$`) }, () => ({ path: contractsFile, external: true }));
  },
};

function built(sources: readonly string[], folder: string): string[] {
  return sources.filter((file) => file.startsWith(folder)).map((file) => file.replace(/\.ts$/, '.js'));
}

/** A node or a credential says what it is when it is made; its class has the name of its file. */
function makerOf(shared: readonly OutputFile[], own: readonly OutputFile[]): (file: string) => unknown {
  const sharedExports = evaluate(shared[0]?.text ?? '', contractsFile, require);
  const load = (id: string) => (id === contractsFile ? sharedExports : require(id));
  return (file) => {
    const code = own.find(({ path }) => relative(dist, path) === file)?.text ?? '';
    const className = basename(file).split('.')[0] ?? '';
    const Made = evaluate(code, file, load)[className] as (new () => unknown) | undefined;
    if (Made === undefined) throw new Error(`nodes/src/${file.replace(/\.js$/, '.ts')} exports no class ${className}`);
    return new Made();
  };
}

/** Runs a CommonJS module as it is now; `require` would give what the same process had loaded before. */
function evaluate(code: string, filename: string, load: (id: string) => unknown): Record<string, unknown> {
  const module = { exports: {} as Record<string, unknown> };
  compileFunction(code, ['module', 'exports', 'require'], { filename })(module, module.exports, load);
  return module.exports;
}
