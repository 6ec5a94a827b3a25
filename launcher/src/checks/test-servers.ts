import { mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { cacheDirectory, dataDirectory } from '../paths.ts';
import { obtainVisibly } from '../servers/obtain-visibly.ts';
import { serverBinaries } from '../servers/server-binaries.ts';

/** Gets the servers that tests start, and answers a folder that holds them all under their names. */
export async function testServers(env: NodeJS.ProcessEnv): Promise<string> {
  const folder = join(dataDirectory(env), 'test-bin');
  mkdirSync(folder, { recursive: true });
  for (const { name } of Object.values(serverBinaries)) {
    const path = await obtainVisibly(name, cacheDirectory(env), env);
    const link = join(folder, name);
    rmSync(link, { force: true });
    symlinkSync(path, link);
  }
  return folder;
}
