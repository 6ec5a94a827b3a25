import { downloadRunFile, shownType } from '@leadloom/contracts';
import { urlOf } from '../api/url-of.ts';
import { formatBytes } from '../parts/format.ts';
import { canvasTexts } from './texts.ts';

const texts = canvasTexts.panel;

/** What n8n says of a file in an item. `id` is missing where the bytes are in the item itself. */
interface BinaryData {
  id?: string;
  fileName?: string;
  mimeType?: string;
  bytes?: number;
  fileSize?: string;
}

/** The files of an item: name, type and size, to be saved, or looked at where that is safe. */
export function FileLinks({ executionId, binary }: { executionId: string; binary: unknown }) {
  return Object.entries((binary ?? {}) as Record<string, BinaryData>).map(([property, file]) => {
    const name = file.fileName ?? property;
    const size = file.bytes === undefined ? file.fileSize : formatBytes(file.bytes);
    const facts = [file.mimeType, size].filter((fact) => fact !== undefined).join(', ');
    const fileId = file.id?.split(':')[1];
    const address = { params: { id: executionId, fileId: fileId ?? '' } };
    return (
      <div key={property}>
        {fileId === undefined ? (
          name
        ) : (
          <a href={urlOf(downloadRunFile, address)} download={name}>
            {name}
          </a>
        )}{' '}
        <span className="muted">{facts}</span>{' '}
        {fileId !== undefined && shownType(file.mimeType ?? null) !== null ? (
          <a href={urlOf(downloadRunFile, { ...address, query: { view: true } })} target="_blank" rel="noreferrer">
            {texts.viewFile}
          </a>
        ) : null}
      </div>
    );
  });
}
