import type { ICredentialTestRequest } from 'n8n-workflow';
import type { TestAnswer } from './send-request.ts';

export interface TestVerdict {
  ok: boolean;
  message: string;
}

/** Rules of the credential type say which answers are refusals though they look well, and in which words. */
export function judgeAnswer({ rules = [] }: ICredentialTestRequest, { status, data }: TestAnswer): TestVerdict {
  for (const { type, properties } of rules) {
    const isBroken =
      type === 'responseCode'
        ? status === properties.value
        : status < 400 && valueAt(data, properties.key) === properties.value;
    if (isBroken) return { ok: false, message: properties.message };
  }
  if (status < 400) return { ok: true, message: `Connected: the test call was answered with ${status}` };
  return {
    ok: false,
    message: `The test call was answered with ${status}: ${shortened(data)}. Check the credentials.`,
  };
}

function valueAt(data: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((value, key) => (value as Record<string, unknown> | null | undefined)?.[key], data);
}

function shortened(data: unknown): string {
  const text = typeof data === 'string' ? data : JSON.stringify(data);
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}
