import packageJson from '../../package.json' with { type: 'json' };
import { endpoints } from '../routes/index.ts';
import { openapiDocument } from './openapi-document.ts';

/** The document of everything that this hub serves. */
export function hubDocument(): Record<string, unknown> {
  return openapiDocument(
    endpoints.map(({ route }) => route),
    packageJson.version,
  );
}
