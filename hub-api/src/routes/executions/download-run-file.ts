import { downloadRunFile, shownType } from '@leadloom/contracts';
import { endpoint } from '../../http/endpoint.ts';
import { found } from '../../http/found.ts';

/**
 * A file comes from anywhere and says of itself what it likes. So it is never drawn as a part of the hub: by itself it may run nothing, its type is
 * not guessed, and all but a few kinds are saved only.
 */
export const downloadRunFileEndpoint = endpoint(
  downloadRunFile,
  async ({ store, workspaceId, params, query, reply }) => {
    const { id, fileId } = params;
    const file = await store.files.open(workspaceId, fileId);
    const { name, type, bytes, stream } = found(
      file?.owners.includes(id) === true && file,
      'file of the execution',
      fileId,
    );
    const shown = query.view === true ? shownType(type) : null;
    reply
      .type(shown ?? 'application/octet-stream')
      .header('content-length', bytes)
      .header('content-disposition', `${shown === null ? 'attachment' : 'inline'}; ${nameParameters(name)}`)
      .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox")
      .header('cache-control', 'private, max-age=3600');
    return stream;
  },
);

/** RFC 6266: a name in ASCII for those who read no other. */
function nameParameters(name: string): string {
  const ascii = name.replaceAll(/[^\w .-]/g, '_');
  const encoded = encodeURIComponent(name.toWellFormed()).replaceAll(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16)}`,
  );
  return `filename="${ascii}"; filename*=UTF-8''${encoded}`;
}
