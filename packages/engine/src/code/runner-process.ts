import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

export interface RunnerProcessOptions {
  brokerUrl: string;
  grantToken: string;
  taskTimeoutS: number;
  maxConcurrency: number;
  /** The process is killed above this: buffers are outside the heap, so a heap limit alone does not hold it. */
  maxMemoryMb: number;
  timezone: string;
}

/** Who is killed from outside (by the system, by a person) had done nothing wrong; what ends itself or is killed from here had. */
export interface RunnerEnd {
  reason: string;
  isKilledFromOutside: boolean;
}

const memoryCheckMs = 500;

/**
 * n8n's own task runner as a process of its own: none of our environment, no code from strings (constructors are the way out of its
 * contexts), no `__proto__`, a small heap, and an eye on its memory.
 */
export function spawnRunner(
  options: RunnerProcessOptions,
  onExit: (end: RunnerEnd) => void,
): { kill(reason: string): void } {
  let reason: string | undefined;
  const child: ChildProcess = spawn(
    process.execPath,
    [
      '--disallow-code-generation-from-strings',
      '--disable-proto=delete',
      `--max-old-space-size=${Math.floor(options.maxMemoryMb / 2)}`,
      runnerEntry(),
    ],
    {
      stdio: 'ignore',
      env: {
        N8N_RUNNERS_TASK_BROKER_URI: options.brokerUrl,
        N8N_RUNNERS_GRANT_TOKEN: options.grantToken,
        N8N_RUNNERS_MAX_CONCURRENCY: String(options.maxConcurrency),
        N8N_RUNNERS_TASK_TIMEOUT: String(options.taskTimeoutS),
        N8N_RUNNERS_MAX_PAYLOAD: '1073741824',
        N8N_RUNNERS_AUTO_SHUTDOWN_TIMEOUT: '0',
        GENERIC_TIMEZONE: options.timezone,
        NODE_ENV: 'production',
      },
    },
  );
  const watch = setInterval(() => {
    const mb = residentMb(child.pid);
    if (mb === null || mb <= options.maxMemoryMb) return;
    reason = `the code used more than ${options.maxMemoryMb} MB of memory`;
    child.kill('SIGKILL');
  }, memoryCheckMs);
  watch.unref();
  child.unref();
  const leave = () => child.kill('SIGKILL');
  process.once('exit', leave);
  child.once('error', (error) => {
    onExit({ reason: `the code runner could not be started: ${error.message}`, isKilledFromOutside: false });
  });
  child.once('exit', (_code, signal) => {
    clearInterval(watch);
    process.off('exit', leave);
    onExit({
      reason: reason ?? 'the code runner ended',
      isKilledFromOutside: reason === undefined && (signal === 'SIGKILL' || signal === 'SIGTERM'),
    });
  });
  return {
    kill: (why) => {
      reason = why;
      child.kill('SIGKILL');
    },
  };
}

function runnerEntry(): string {
  return createRequire(import.meta.url).resolve('@n8n/task-runner/start');
}

/** Null where the system does not tell (no /proc): then only the heap limit holds. */
function residentMb(pid: number | undefined): number | null {
  try {
    const pages = Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]);
    return Number.isNaN(pages) ? null : (pages * 4096) / 1_048_576;
  } catch {
    return null;
  }
}
