import { useQuery } from '@tanstack/react-query';
import { filesOf, type ShownFile } from './binary-data.ts';
import { FileLinks } from './file-links.tsx';
import { runDataTexts as texts } from './texts.ts';

/** The files of an item, each with a look at it where the browser can show it safely. */
export function ItemFiles({ executionId, binary }: { executionId: string | null; binary: unknown }) {
  return (
    <>
      {filesOf(executionId, binary).map((file) => (
        <FilePreview key={file.property} file={file} />
      ))}
      <FileLinks executionId={executionId} binary={binary} />
    </>
  );
}

function FilePreview({ file }: { file: ShownFile }) {
  const { name, type, viewAddress } = file;
  if (viewAddress === null) return <p className="muted">{texts.noPreview}</p>;
  if (type.startsWith('image/')) return <img className="file-preview" src={viewAddress} alt={texts.preview(name)} />;
  if (type.startsWith('audio/') || type.startsWith('video/'))
    // `object` would start a viewer of its own; a frame takes the browser's player.
    return <iframe className="file-preview" sandbox="" src={viewAddress} title={texts.preview(name)} />;
  return <TextPreview name={name} address={viewAddress} />;
}

const mostText = 20_000;

function TextPreview({ name, address }: { name: string; address: string }) {
  const { data } = useQuery({
    queryKey: ['downloadRunFile', address],
    staleTime: Infinity,
    queryFn: async ({ signal }) => (await (await fetch(address, { signal })).text()).slice(0, mostText),
  });
  return (
    <section aria-label={texts.preview(name)}>
      <pre className="json">{data ?? '…'}</pre>
    </section>
  );
}
