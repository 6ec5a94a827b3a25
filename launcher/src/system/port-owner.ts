import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { runProgram } from './run-program.ts';

/** Who listens on a TCP port, as `name (pid n)`. Undefined when it cannot be found, for example because it is another user's process. */
export async function portOwner(port: number): Promise<string | undefined> {
  if (process.platform === 'linux') return ownerFromProc(port);
  const { code, output } = await runProgram('lsof', ['-nP', `-iTCP:${port}`, '-sTCP:LISTEN', '-Fpc']);
  const pid = /^p(\d+)$/m.exec(output)?.[1];
  return code !== 0 || pid === undefined ? undefined : `${/^c(.+)$/m.exec(output)?.[1] ?? 'a process'} (pid ${pid})`;
}

/** proc(5): /proc/net/tcp lists sockets with their inode; /proc/<pid>/fd links to them. */
function ownerFromProc(port: number): string | undefined {
  const hexPort = port.toString(16).toUpperCase().padStart(4, '0');
  const inodes = ['/proc/net/tcp', '/proc/net/tcp6'].flatMap((file) =>
    (read(file) ?? '')
      .split('\n')
      .map((line) => line.trim().split(/\s+/))
      .filter((fields) => fields[1]?.endsWith(`:${hexPort}`) === true && fields[3] === '0A')
      .map((fields) => `socket:[${fields[9]}]`),
  );
  if (inodes.length === 0) return undefined;
  const pid = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .find((name) => openSockets(name).some((link) => inodes.includes(link)));
  return pid === undefined ? undefined : `${read(`/proc/${pid}/comm`)?.trim() ?? 'a process'} (pid ${pid})`;
}

function openSockets(pid: string): string[] {
  try {
    return readdirSync(`/proc/${pid}/fd`).map((fd) => {
      try {
        return readlinkSync(`/proc/${pid}/fd/${fd}`);
      } catch {
        return '';
      }
    });
  } catch {
    return [];
  }
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
