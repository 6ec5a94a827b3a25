import { buffer } from 'node:stream/consumers';
import { Readable } from 'node:stream';
import { type FileStore, fileIdOf, readBinary } from '@leadloom/engine';
import type { IBinaryData, IRunData } from 'n8n-workflow';

/** Files of runs that end with this process. */
export function createMemoryFiles(): FileStore {
  const files = new Map<string, { name: string; type: string | null; content: Buffer }>();
  return {
    async write(_workspaceId, { name, type = null }, source) {
      const id = `fil_${files.size + 1}`;
      const content = await buffer(source);
      files.set(id, { name, type, content });
      return { id, bytes: content.length };
    },
    async open(_workspaceId, id) {
      const file = files.get(id);
      if (file === undefined) return null;
      const { content, ...rest } = file;
      return { ...rest, bytes: content.length, stream: Readable.from([content]) };
    },
    async get(_workspaceId, id) {
      const file = files.get(id);
      return file === undefined ? null : { name: file.name, type: file.type, bytes: file.content.length };
    },
  };
}

/** Puts the bytes of files into the items that name them, where n8n's own tests expect them. */
export async function inlineFiles(runData: IRunData): Promise<void> {
  const items = Object.values(runData)
    .flat()
    .flatMap(({ data }) => Object.values(data ?? {}))
    .flat()
    .flatMap((list) => list ?? []);
  for (const { binary = {} } of items)
    for (const [name, file] of Object.entries<IBinaryData>(binary)) {
      if (fileIdOf(file) === null) continue;
      const { id: _id, ...rest } = file;
      binary[name] = { ...rest, data: (await readBinary(file)).toString('base64') };
    }
}
