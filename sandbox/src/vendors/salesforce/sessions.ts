import { randomBytes } from 'node:crypto';
import { sandboxCredentials } from '../../server/credentials.ts';
import type { VendorContext } from '../../server/vendor.ts';

interface CodeGrant {
  readonly redirectUri: string;
  readonly codeChallenge?: string;
}

export interface Sessions {
  issueCode(grant: CodeGrant): string;
  /** Once: a second call for the same code gives undefined. */
  takeCode(code: string): CodeGrant | undefined;
  issueAccessToken(token: string): string;
  isRefreshToken(token: string): boolean;
  revoke(token: string): void;
}

const { accessToken, refreshToken } = sandboxCredentials.salesforce;

function openCollections({ state }: VendorContext) {
  return {
    codes: state.collection<CodeGrant>('salesforce', 'oauth-code'),
    tokens: state.collection<boolean>('salesforce', 'access-token'),
  };
}

/** Codes and tokens given out; the fixed ones of the credentials table always work. */
export function openSessions(context: VendorContext): Sessions {
  const { codes, tokens } = openCollections(context);
  return {
    issueCode(grant) {
      const code = `aPrx${randomBytes(20).toString('base64url')}`;
      codes.put(code, grant);
      return code;
    },
    takeCode(code) {
      const grant = codes.get(code);
      codes.delete(code);
      return grant;
    },
    issueAccessToken(token) {
      tokens.put(token, true);
      return token;
    },
    isRefreshToken: (token) => token === refreshToken,
    revoke: (token) => void tokens.delete(token),
  };
}

/** Whether an `Authorization` header carries a token of a session. */
export function isSession(context: VendorContext, authorization: string | undefined): boolean {
  const token = /^(?:Bearer|OAuth) (.+)$/i.exec(authorization ?? '')?.[1] ?? '';
  return token === accessToken || openCollections(context).tokens.get(token) === true;
}
