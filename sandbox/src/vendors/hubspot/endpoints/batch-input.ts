import { HubspotError } from '../hubspot-error.ts';

const MOST_INPUTS = 100;

export interface BatchInput {
  readonly id?: string | number;
  readonly idProperty?: string;
  readonly properties?: unknown;
  readonly associations?: unknown;
  readonly objectWriteTraceId?: string;
}

export interface BatchBody {
  readonly inputs?: readonly BatchInput[];
  readonly properties?: readonly string[];
  readonly propertiesWithHistory?: readonly string[];
  readonly idProperty?: string;
}

function refuse(message: string): never {
  throw new HubspotError(400, 'VALIDATION_ERROR', message);
}

/** The inputs of a batch. Throws 400 for none and for more than 100. */
export function readInputs(body: BatchBody | undefined): readonly BatchInput[] {
  const inputs = body?.inputs;
  if (!Array.isArray(inputs)) return refuse('Invalid input JSON: inputs is missing');
  if (inputs.length === 0) refuse('No inputs were given');
  if (inputs.length > MOST_INPUTS) {
    refuse(`Maximum batch size exceeded: ${inputs.length} inputs, at most ${MOST_INPUTS} are allowed`);
  }
  return inputs as BatchInput[];
}

/** The inputs of a batch that names records. Throws 400 when one has no id or two have the same. */
export function readNamedInputs(body: BatchBody | undefined): readonly BatchInput[] {
  const inputs = readInputs(body);
  const seen = new Set<string>();
  const repeated = new Set<string>();
  for (const { id } of inputs) {
    if (id === undefined || id === null) refuse('Some required fields were not set: [id]');
    const key = String(id).toLowerCase();
    if (seen.has(key)) repeated.add(key);
    seen.add(key);
  }
  if (repeated.size > 0)
    refuse(`Duplicate IDs found in batch input: [${[...repeated].join(', ')}]. IDs must be unique`);
  return inputs;
}
