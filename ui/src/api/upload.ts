import { HubError, type ResponseOf, type Route } from '@leadloom/contracts';
import { texts } from '../texts.ts';
import { errorOf } from './call.ts';
import { type AddressOf, urlOf } from './url-of.ts';

/**
 * Sends a file as the raw body of a route. XMLHttpRequest, because fetch tells nothing of how much has been sent.
 * @param onProgress gets the part that is sent, 0-1.
 */
export function upload<R extends Route>(
  route: R,
  request: AddressOf<R> & { file: Blob; signal: AbortSignal; onProgress: (part: number) => void },
): Promise<ResponseOf<R>> {
  return new Promise((resolve, reject) => {
    const xhr = new XMLHttpRequest();
    xhr.open(route.method, urlOf(route, request));
    xhr.setRequestHeader('content-type', route.rawBody ?? 'application/octet-stream');
    xhr.upload.addEventListener('progress', (event) =>
      request.onProgress(event.total > 0 ? event.loaded / event.total : 0),
    );
    xhr.addEventListener('load', () => {
      if (xhr.status >= 200 && xhr.status < 300) resolve(JSON.parse(xhr.responseText) as ResponseOf<R>);
      else reject(errorOf(xhr.status, xhr.responseText));
    });
    xhr.addEventListener('error', () => reject(new HubError('unavailable', texts.errors.unreachable)));
    xhr.addEventListener('abort', () => reject(new DOMException('Upload stopped', 'AbortError')));
    request.signal.addEventListener('abort', () => xhr.abort());
    xhr.send(request.file);
  });
}
