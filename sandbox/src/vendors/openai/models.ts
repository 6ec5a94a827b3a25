import { OpenAiError } from './openai-error.ts';

/** Dimensions of the vectors of embedding models. */
export const embeddingModels: Readonly<Record<string, number>> = {
  'text-embedding-3-small': 1536,
  'text-embedding-3-large': 3072,
  'text-embedding-ada-002': 1536,
};

/** Known by their beginning, as dated versions are: `gpt-4o-mini-2024-07-18`. */
const chatModels = [
  'gpt-5',
  'gpt-5-mini',
  'gpt-4.1',
  'gpt-4.1-mini',
  'gpt-4o',
  'gpt-4o-mini',
  'gpt-4',
  'gpt-3.5-turbo',
  'chatgpt-4o',
  'o1',
  'o3',
  'o3-mini',
  'o4-mini',
];

export const modelIds: readonly string[] = [...chatModels, ...Object.keys(embeddingModels)];

export function modelView(id: string): object {
  return { id, object: 'model', created: 1_715_367_049, owned_by: 'openai' };
}

export function checkChatModel(model: unknown): string {
  if (typeof model === 'string' && chatModels.some((id) => model === id || model.startsWith(`${id}-`))) return model;
  throw noSuchModel(model);
}

export function checkEmbeddingModel(model: unknown): { model: string; dimensions: number } {
  const dimensions = typeof model === 'string' ? embeddingModels[model] : undefined;
  if (dimensions === undefined) throw noSuchModel(model);
  return { model: model as string, dimensions };
}

function noSuchModel(model: unknown): OpenAiError {
  return new OpenAiError(404, `The model \`${String(model)}\` does not exist or you do not have access to it.`, {
    code: 'model_not_found',
  });
}
