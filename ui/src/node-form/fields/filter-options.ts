import type { NodeProperty } from '@leadloom/contracts';
import { type FormValues, valueAt } from '@leadloom/graph';

interface FilterTypeOptions {
  caseSensitive?: unknown;
  typeValidation?: unknown;
  version?: unknown;
}

/**
 * How a new filter compares. Descriptions say it by short expressions over the node's version and its other parameters; these few forms are
 * all that n8n's nodes use, and what is none of them is strict.
 */
export function filterOptions({ typeOptions }: NodeProperty, values: FormValues, nodeVersion: number) {
  const { caseSensitive, typeValidation, version } = (typeOptions?.['filter'] ?? {}) as FilterTypeOptions;
  const ignoring = parametersIn(caseSensitive).some((path) => valueAt(values, path) === true);
  const isLoose =
    typeValidation === 'loose' || parametersIn(typeValidation).some((path) => valueAt(values, path) === true);
  return {
    caseSensitive: caseSensitive !== false && !ignoring,
    leftValue: '',
    typeValidation: isLoose ? 'loose' : 'strict',
    version:
      typeof version === 'number' ? version : versionFrom(typeof version === 'string' ? version : '', nodeVersion),
  };
}

const parametersIn = (expression: unknown): string[] =>
  typeof expression === 'string'
    ? [...expression.matchAll(/\$parameter\.([\w.]+)/g)].map((match) => match[1] ?? '')
    : [];

/** `{{ $nodeVersion >= 2.3 ? 3 : $nodeVersion >= 2.2 ? 2 : 1 }}` */
function versionFrom(expression: string, nodeVersion: number): number {
  for (const [, least, version] of expression.matchAll(/\$nodeVersion >= ([\d.]+) \? (\d+)/g))
    if (nodeVersion >= Number(least)) return Number(version);
  return 1;
}
