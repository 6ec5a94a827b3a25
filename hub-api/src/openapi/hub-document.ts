import packageJson from '../../package.json' with { type: 'json' };
import { endpoints, n8nEndpoints } from '../routes/index.ts';
import { n8nPrefix } from '../routes/n8n/n8n-prefix.ts';
import { openapiDocument } from './openapi-document.ts';

/** The document of everything that this hub serves. */
export function hubDocument(): Record<string, unknown> {
  return openapiDocument(
    [...endpoints.map(({ route }) => ({ route })), ...n8nEndpoints.map(({ route }) => ({ route, prefix: n8nPrefix }))],
    packageJson.version,
  );
}
