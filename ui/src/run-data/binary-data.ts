import { downloadRunFile, shownType } from '@leadloom/contracts';
import { urlOf } from '../api/url-of.ts';
import { formatBytes } from '../parts/format.ts';

/** What n8n says of a file in an item. `id` is missing where the bytes are in the item itself. */
interface BinaryData {
  id?: string;
  fileName?: string;
  mimeType?: string;
  bytes?: number;
  fileSize?: string;
}

export interface ShownFile {
  property: string;
  name: string;
  /** Type and size. */
  facts: string;
  type: string;
  /** To save it; null where its bytes cannot be asked for. */
  address: string | null;
  /** To look at it; null where that is not safe. */
  viewAddress: string | null;
}

/** The files of an item: name, type and size, and where they are. */
export function filesOf(executionId: string | null, binary: unknown): ShownFile[] {
  return Object.entries((binary ?? {}) as Record<string, BinaryData>).map(([property, file]) => {
    const size = file.bytes === undefined ? file.fileSize : formatBytes(file.bytes);
    const fileId = file.id?.split(':')[1];
    const params = fileId === undefined || executionId === null ? null : { id: executionId, fileId };
    const type = file.mimeType ?? '';
    return {
      property,
      name: file.fileName ?? property,
      facts: [file.mimeType, size].filter((fact) => fact !== undefined).join(', '),
      type,
      address: params && urlOf(downloadRunFile, { params }),
      viewAddress:
        params && shownType(type) !== null ? urlOf(downloadRunFile, { params, query: { view: true } }) : null,
    };
  });
}
