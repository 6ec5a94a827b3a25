import { randomUUID } from 'node:crypto';

interface Extra {
  readonly errors?: readonly unknown[];
  readonly context?: Readonly<Record<string, readonly string[]>>;
  readonly subCategory?: string;
}

/** A refusal in HubSpot's error shape. */
export class HubspotError extends Error {
  readonly status: number;
  readonly category: string;
  readonly extra: Extra;

  constructor(status: number, category: string, message: string, extra: Extra = {}) {
    super(message);
    this.status = status;
    this.category = category;
    this.extra = extra;
  }

  toBody(): Record<string, unknown> {
    return {
      status: 'error',
      message: this.message,
      correlationId: randomUUID(),
      ...this.extra,
      category: this.category,
    };
  }
}

/** Made when an id names nothing. */
export function objectNotFound(): HubspotError {
  return new HubspotError(404, 'OBJECT_NOT_FOUND', 'resource not found');
}
