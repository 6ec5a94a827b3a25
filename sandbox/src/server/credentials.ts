/** Fixed and public: they open nothing but this sandbox. Documented in docs/sandbox.md; one entry a vendor, keyed by its path segment. */
export const sandboxCredentials = {
  apollo: { apiKey: 'sandbox-apollo-key' },
  zerobounce: { apiKey: 'sandbox-zerobounce-key' },
  neverbounce: { apiKey: 'sandbox-neverbounce-key' },
  sendgrid: { apiKey: 'SG.sandbox-key-id.sandbox-key-secret' },
  openai: { apiKey: 'sk-sandbox-openai-key' },
  slack: {
    botToken: 'xoxb-sandbox-bot-token',
    signingSecret: 'sandbox-slack-signing-secret',
    webhookPath: '/services/T0SANDBOX/B0SANDBOX/sandbox-webhook-token',
  },
  salesforce: {
    accessToken: 'sandbox-salesforce-token',
    refreshToken: 'sandbox-salesforce-refresh-token',
    clientId: 'sandbox-salesforce-client-id',
    clientSecret: 'sandbox-salesforce-client-secret',
  },
  hubspot: {
    accessToken: 'pat-eu1-sandbox-hubspot-token',
    refreshToken: 'eu1-sandbox-hubspot-refresh-token',
    clientId: 'sandbox-hubspot-client-id',
    clientSecret: 'sandbox-hubspot-client-secret',
    appId: '1234567',
    developerApiKey: 'sandbox-hubspot-developer-key',
  },
  pipedrive: {
    apiToken: 'sandbox-pipedrive-api-token',
    refreshToken: 'sandbox-pipedrive-refresh-token',
    clientId: 'sandbox-pipedrive-client-id',
    clientSecret: 'sandbox-pipedrive-client-secret',
  },
} as const satisfies Record<string, Readonly<Record<string, string>>>;

export interface VendorCredentials {
  readonly vendor: string;
  readonly title: string;
  /** What the vendor's own base URL is replaced by: `http://127.0.0.1:5690/hubspot`. */
  readonly baseUrl: string;
  readonly credentials: Readonly<Record<string, string>>;
}

/** What `/_control/credentials` answers, for those that set up connections to the sandbox. */
export function credentialsTable(url: string, vendors: Iterable<{ name: string; title: string }>): VendorCredentials[] {
  const table: Readonly<Record<string, Readonly<Record<string, string>>>> = sandboxCredentials;
  return [...vendors].map(({ name, title }) => ({
    vendor: name,
    title,
    baseUrl: `${url}/${name}`,
    credentials: table[name] ?? {},
  }));
}
