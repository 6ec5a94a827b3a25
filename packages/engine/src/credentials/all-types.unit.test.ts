import { mkdtempSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { beforeAll, describe, expect, it } from 'vitest';
import { prepareN8n } from '../n8n.ts';
import { type NodeCatalogue, loadNodeCatalogue } from '../node-catalogue.ts';
import { addressOf, buildTestRequest } from './check/build-test-request.ts';
import { findNodeTest } from './check/test-by-node.ts';
import { completeCredentials } from './complete-credentials.ts';
import { createCredentialsHelper } from './credentials-helper.ts';
import { propertiesOf } from './describe-type.ts';
import { beginConsent } from './oauth/begin-consent.ts';
import { oauthKindOf } from './oauth/oauth-kind.ts';

const types = createRequire(import.meta.url).resolve('n8n-nodes-base/dist/types/credentials.json');
const names = (JSON.parse(readFileSync(types, 'utf8')) as { name: string }[]).map(({ name }) => name);

let catalogue: NodeCatalogue;
beforeAll(async () => {
  prepareN8n({ dataDir: mkdtempSync(join(tmpdir(), 'leadloom-credentials-')), expressionEngine: 'legacy' });
  catalogue = await loadNodeCatalogue({ ownNodes: '/nowhere', hostNodes: false });
});

/** Something in each field that a person fills in. */
function filledIn(name: string): ICredentialDataDecryptedObject {
  const typed = propertiesOf(catalogue, name).filter(({ type, default: preset }) => type === 'string' && preset === '');
  return Object.fromEntries(
    typed.map((field) => [
      field.name,
      /url|host|domain|server|endpoint/i.test(field.name) ? 'https://made-up.test' : 'made-up',
    ]),
  );
}

/** They ask their vendor for a session before they sign. */
const callsFirst = new Set(['awsAssumeRole', 'ciscoSecureEndpointApi']);

const complete = (name: string) => completeCredentials(catalogue, name, filledIn(name), { mode: 'internal' });
const helper = () =>
  createCredentialsHelper(catalogue, { open: () => Promise.resolve({}), save: () => Promise.resolve() });

describe('every credential type', () => {
  it('is there', () => {
    expect(names).toHaveLength(409);
    expect(names.filter((name) => catalogue.getCredentialType(name) === undefined)).toEqual([]);
  });

  it.each(names)('%s is completed, its expressions resolved', (name) => {
    const left = Object.entries(complete(name)).filter(
      ([, value]) => typeof value === 'string' && value.startsWith('={{'),
    );
    expect(left).toEqual([]);
  });

  it('has a test, or is known to have none', () => {
    const kinds = Object.groupBy(names, (name) => {
      if (oauthKindOf(catalogue, name) !== null) return 'signed in';
      if (catalogue.getCredentialType(name)?.test !== undefined) return 'by its type';
      return findNodeTest(catalogue, name) === null ? 'none' : 'by a node';
    });
    const counts = Object.fromEntries(Object.entries(kinds).map(([kind, members]) => [kind, members.length]));
    expect(counts).toMatchInlineSnapshot(`
      {
        "by a node": 32,
        "by its type": 155,
        "none": 108,
        "signed in": 114,
      }
    `);
    expect(kinds['none']).toMatchInlineSnapshot(`
      [
        "acuitySchedulingApi",
        "adaloApi",
        "affinityApi",
        "agileCrmApi",
        "airtableApi",
        "autopilotApi",
        "bannerbearApi",
        "bitlyApi",
        "bitwardenApi",
        "bubbleApi",
        "carbonBlackApi",
        "chargebeeApi",
        "circleCiApi",
        "ciscoMerakiApi",
        "cockpitApi",
        "contentfulApi",
        "crateDb",
        "crypto",
        "customerIoApi",
        "demioApi",
        "disqusApi",
        "driftApi",
        "dynatraceApi",
        "egoiApi",
        "eventbriteApi",
        "f5BigIpApi",
        "facebookGraphAppApi",
        "figmaApi",
        "fileMaker",
        "flowApi",
        "formstackApi",
        "fortiGateApi",
        "freshserviceApi",
        "gitPassword",
        "gotifyApi",
        "gumroadApi",
        "harvestApi",
        "httpBasicAuth",
        "httpBearerAuth",
        "httpDigestAuth",
        "httpHeaderAuth",
        "httpMultipleHeadersAuth",
        "httpCustomAuth",
        "httpQueryAuth",
        "httpTemplatedCustomAuth",
        "httpSslAuth",
        "humanticAiApi",
        "hunterApi",
        "hybridAnalysisApi",
        "impervaWafApi",
        "jotFormApi",
        "jwtAuth",
        "lingvaNexApi",
        "mailcheckApi",
        "mandrillApi",
        "marketstackApi",
        "matrixApi",
        "mediumApi",
        "messageBirdApi",
        "mindeeInvoiceApi",
        "mindeeReceiptApi",
        "monicaCrmApi",
        "msg91Api",
        "nocoDb",
        "odooApi",
        "oneSimpleApi",
        "openCtiApi",
        "orbitApi",
        "paddleApi",
        "pagerDutyApi",
        "plivoApi",
        "profitWellApi",
        "pushcutApi",
        "qRadarApi",
        "qualysApi",
        "questDb",
        "quickbaseApi",
        "recordedFutureApi",
        "s3",
        "salesmateApi",
        "securityScorecardApi",
        "segmentApi",
        "sekoiaApi",
        "sendyApi",
        "signl4Api",
        "snowflake",
        "sshPassword",
        "sshPrivateKey",
        "stackbyApi",
        "storyblokContentApi",
        "storyblokManagementApi",
        "surveyMonkeyApi",
        "sysdigApi",
        "taigaApi",
        "tapfiliateApi",
        "timescaleDb",
        "totpApi",
        "travisCiApi",
        "trellixEpoApi",
        "twakeServerApi",
        "unleashedSoftwareApi",
        "upleadApi",
        "veroApi",
        "vonageApi",
        "venafiTlsProtectDatacenterApi",
        "wiseApi",
        "yourlsApi",
        "zulipApi",
      ]
    `);
  });

  it('makes its test request a web address, with what its authentication adds', async () => {
    const made: Record<string, string> = {};
    for (const name of names) {
      const test = catalogue.getCredentialType(name)?.test;
      if (test === undefined || oauthKindOf(catalogue, name) !== null) continue;
      if (callsFirst.has(name)) continue;
      const credentials = complete(name);
      const signed = await helper()
        .authenticate(credentials, name, buildTestRequest(test, credentials))
        .catch((error: Error) => ({ url: `not signed: ${error.message}` }));
      const address = addressOf(signed);
      if (!/^https?:$/.test(URL.parse(address)?.protocol ?? '')) made[name] = address;
    }
    expect(made).toMatchInlineSnapshot(`
      {
        "azureStorageSharedKeyApi": "not signed: The account name can contain only letters and numbers.",
        "discordWebhookApi": "made-up",
        "ghostAdminApi": "not signed: The first argument must be of type string or an instance of Buffer, ArrayBuffer, or Array or an Array-like Object. Received undefined",
      }
    `);
  });

  it('leads to a consent page of its vendor when it is signed in there', async () => {
    const faults: Record<string, string> = {};
    for (const name of names.filter((one) => oauthKindOf(catalogue, one) === 'oAuth2')) {
      const credentials = {
        ...filledIn(name),
        authUrl: 'https://made-up.test/a',
        accessTokenUrl: 'https://made-up.test/t',
      };
      const typed = propertiesOf(catalogue, name);
      const given = Object.fromEntries(
        Object.entries(credentials).filter(([field]) => typed.find((one) => one.name === field)?.type === 'string'),
      );
      const begun = await beginConsent(
        catalogue,
        name,
        { grantType: 'authorizationCode', ...given },
        {
          redirectUri: 'https://hub.example/oauth/callback',
          state: 'the-state',
        },
      ).catch((error: Error) => error);
      if (begun instanceof Error) faults[name] = begun.message;
      else if (begun.kind === 'connected') faults[name] = 'connected';
      else {
        const { protocol, searchParams: query } = new URL(begun.url);
        if (protocol !== 'https:' || query.get('state') !== 'the-state' || query.get('response_type') !== 'code')
          faults[name] = begun.url;
      }
    }
    expect(faults).toMatchInlineSnapshot(`{}`);
  });
});
