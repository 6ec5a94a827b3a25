import { spawn } from 'node:child_process';

/** What npm needs of our environment. The rest holds secrets of ours. */
const passedOn =
  /^(path|home|tmpdir|temp|tmp|lang|systemroot|comspec|appdata|localappdata|userprofile|https?_proxy|no_proxy|all_proxy|ssl_cert_.*|node_extra_ca_certs|npm_config_.*)$/i;
/** Settings of the npm that may have started us: they speak of its project, not of this folder. */
const notPassedOn =
  /^npm_config_(local_prefix|prefix|workspace|workspaces|ignore_scripts|before|omit|include|global)$/i;

/** Who calls tries again: npm's own pauses are a minute long. */
const always = [
  '--ignore-scripts',
  '--no-audit',
  '--no-fund',
  '--loglevel=error',
  '--fetch-retries=1',
  '--fetch-retry-mintimeout=1000',
  '--fetch-retry-maxtimeout=2000',
];

export interface NpmResult {
  code: number;
  stdout: string;
  stderr: string;
}

/** Runs npm in a folder, with the registry that this machine's npm is set to, and without scripts of packages. */
export function runNpm(folder: string, args: readonly string[], signal: AbortSignal): Promise<NpmResult> {
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => passedOn.test(name) && !notPassedOn.test(name)),
  );
  return new Promise((resolve, reject) => {
    const child = spawn('npm', [...args, ...always], {
      cwd: folder,
      env: { ...env, NO_UPDATE_NOTIFIER: '1' },
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
      signal,
    });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
    child.once('error', reject);
    child.once('close', (code) => resolve({ code: code ?? 1, stdout, stderr }));
  });
}
