import { HubError } from '@leadloom/contracts';
import type { NpmResult } from './run-npm.ts';

const unreachable =
  /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT)\b/;
const noSuchVersion = /\b(ETARGET|ENOVERSIONS)\b|No matching version/i;

/** Some package asks for a version that the registry does not have. */
export function lacksAVersion({ code, stderr, stdout }: NpmResult): boolean {
  return code !== 0 && noSuchVersion.test(stderr + stdout);
}

/** What npm's failure means for who asked for the package. */
export function npmFault(wanted: string, result: NpmResult): HubError {
  const text = `${result.stderr}\n${result.stdout}`;
  if (unreachable.test(text))
    return new HubError(
      'unavailable',
      `The npm registry cannot be reached from the worker, so ${wanted} could not be installed. Check the network, or "npm config get registry" there.`,
      { retryable: true },
    );
  if (/\bE404\b/.test(text))
    return new HubError('not_found', `The npm registry has no ${wanted}. Check its name and version.`);
  if (noSuchVersion.test(text))
    return new HubError(
      'not_found',
      `The npm registry has no such version of ${wanted}, or of a package that it needs.`,
    );
  if (/\bEINTEGRITY\b/.test(text))
    return new HubError(
      'forbidden',
      `What the npm registry gave for ${wanted} is not what was published: its checksum differs.`,
    );
  if (/\bE40[13]\b/.test(text))
    return new HubError(
      'unauthorized',
      `The npm registry does not give ${wanted} without a login. Log npm of the worker's machine in.`,
    );
  return new HubError('unexpected', `npm could not install ${wanted}: ${firstFault(text)}`);
}

/** Without paths of this machine. */
function firstFault(text: string): string {
  const lines = text.split('\n').map((line) => line.replace(/^npm (error|ERR!)\s*(code\s+)?/, '').trim());
  const told = lines.find((line) => line !== '' && !line.includes('complete log')) ?? 'it gave no reason';
  return told.replaceAll(/(\/[\w.@+-]+){2,}/g, '…').slice(0, 300);
}
