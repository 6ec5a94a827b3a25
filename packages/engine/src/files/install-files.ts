import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { BinaryData } from 'n8n-core';
import { fileMode } from './file-ids.ts';
import { binaryDataService } from './binary-data-service.ts';
import { type FileScope, type OpenedFile, fileScopes } from './file-scope.ts';

/**
 * Gives n8n-core a place for binary data besides the items: the store of the scope that a node runs in. Its service knows no workspaces, and ids
 * come from items, which anybody may write: so a file is looked up in the workspace of the scope only.
 */
export function installFiles(): void {
  const service: Service = binaryDataService() as never;
  service.setManager(fileMode, fileManager);
  service.mode = fileMode;
}

/** n8n's own names its modes one by one, and reads its own from a setting. */
interface Service {
  mode: string;
  setManager(mode: string, manager: BinaryData.Manager): void;
}

const fileManager: BinaryData.Manager = {
  init: () => Promise.resolve(),
  async store(location, given, { fileName = 'file', mimeType }) {
    const { workspaceId, store, written } = scope();
    const { id, bytes } = await store.write(
      workspaceId,
      {
        name: fileName,
        ...(mimeType === undefined ? {} : { type: mimeType }),
        writtenFor: location.type === 'execution' ? location.executionId : '',
      },
      Buffer.isBuffer(given) ? Readable.from(given.length === 0 ? [] : [given]) : given,
    );
    written.push(id);
    return { fileId: id, fileSize: bytes };
  },
  copyByFilePath: (location, path, metadata) => fileManager.store(location, createReadStream(path), metadata),
  async copyByFileId(location, id) {
    const { name, type, stream } = await openFile(id);
    const metadata = { fileName: name, ...(type === null ? {} : { mimeType: type }) };
    return (await fileManager.store(location, stream, metadata)).fileId;
  },
  getAsStream: async (id) => (await openFile(id)).stream,
  getAsBuffer: async (id) => buffer((await openFile(id)).stream),
  async getMetadata(id) {
    const { workspaceId, store } = scope();
    const { name, type, bytes } = present(await store.get(workspaceId, id));
    return { fileName: name, fileSize: bytes, ...(type === null ? {} : { mimeType: type }) };
  },
  getPath() {
    throw new Error(
      'This node wants its file on the disk of the worker, where files of runs are not. Use a newer version of the node, or Extract from File.',
    );
  },
  rename: () => Promise.reject(new Error('Files of runs keep their ids')),
};

async function openFile(id: string): Promise<OpenedFile> {
  const { workspaceId, store } = scope();
  return present(await store.open(workspaceId, id));
}

function present<T>(file: T | null): T {
  if (file === null)
    throw new Error(
      'The file is not there any more: the execution that it came from has been deleted, or it was never here',
    );
  return file;
}

function scope(): FileScope {
  const found = fileScopes.getStore();
  if (found === undefined) throw new Error('A file was read or written outside of what it could belong to');
  return found;
}
