import { HubError } from '@leadloom/contracts';
import type { v2 } from 'pipedrive';
import type { Static, TSchema } from 'typebox';
import { Value } from 'typebox/value';
import type { ActionContext, Safety } from '../define.ts';
import { transportError } from '../http/transport-error.ts';
import { accessToken, credential, isOAuth } from '../mapping/credential.ts';
import { type PipedriveAnswer, pipedriveRefusal } from './errors.ts';

export const pipedriveOrigin = 'https://api.pipedrive.com';

const timeoutMs = 60_000;

export interface Pipedrive {
  readonly persons: v2.PersonsApi;
  readonly organizations: v2.OrganizationsApi;
  readonly personFields: v2.PersonFieldsApi;
  /**
   * Runs a call of the SDK: its answer's body, checked; a refusal as HubError. Creates count as `idempotent` here, since the actions look
   * before they write.
   */
  answerOf<Answer extends TSchema>(
    where: string,
    safety: Exclude<Safety, 'unsafe'>,
    answer: Answer,
    call: () => Promise<unknown>,
  ): Promise<Static<Answer>>;
}

interface HttpLayer {
  defaults: { timeout?: number; signal?: AbortSignal; validateStatus?: (status: number) => boolean };
  interceptors: { response: { clear(): void } };
}

/**
 * The SDK's v2 classes. Their response interceptors leave nothing of an answer but its body and reject with the body of a refusal; they
 * are taken out, so that a call gives the answer with status and headers (the declared types still say body: `answerOf` reads it).
 */
export async function openPipedrive(context: ActionContext): Promise<Pipedrive> {
  const { v2: sdk } = (await import('pipedrive')).default;
  const configuration = new sdk.Configuration({
    ...(isOAuth(context)
      ? { accessToken: accessToken(context, 'Pipedrive') }
      : { apiKey: credential(context, 'apiToken', 'Pipedrive') }),
    basePath: `${context.baseUrl(pipedriveOrigin)}/api/v2`,
  });
  const bare = <Api extends object>(api: Api): Api => {
    const { axios: http } = api as unknown as { axios: HttpLayer };
    http.interceptors.response.clear();
    http.defaults.timeout = timeoutMs;
    http.defaults.signal = context.signal;
    http.defaults.validateStatus = () => true;
    return api;
  };
  return {
    persons: bare(new sdk.PersonsApi(configuration)),
    organizations: bare(new sdk.OrganizationsApi(configuration)),
    personFields: bare(new sdk.PersonFieldsApi(configuration)),
    async answerOf(name, safety, schema, call) {
      const where = `Pipedrive ${name}`;
      context.signal.throwIfAborted();
      let answer: PipedriveAnswer;
      try {
        answer = (await call()) as PipedriveAnswer;
      } catch (error) {
        throw transportError(where, error, safety, context.signal);
      }
      if (answer.status < 200 || answer.status >= 300) throw pipedriveRefusal(where, answer, safety);
      if (!Value.Check(schema, answer.data)) {
        throw new HubError('unavailable', `${where} gave an answer that cannot be read.`, { status: answer.status });
      }
      return answer.data;
    },
  };
}
