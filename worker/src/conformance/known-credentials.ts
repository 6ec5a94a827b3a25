/** Fields of credentials that exchanges depend on, by credential type. */
export const knownCredentials: Readonly<Record<string, object>> = {
  azureStorageOAuth2Api: { account: 'myaccount' },
  azureStorageSharedKeyApi: { account: 'myaccount' },
  baserowApi: { username: 'nathan@n8n.io', password: 'fake-password' },
  telegramApi: { accessToken: 'testToken' },
  discordWebhookApi: { webhookUri: 'https://discord.com/webhook' },
  googleAdsOAuth2Api: { developerToken: 'made-up' },
  oAuth2Api: {
    accessTokenUrl: 'https://api.n8n.io/token',
    oauthTokenData: { access_token: 'old', refresh_token: 'dummy_refresh_token' },
  },
  salesforceOAuth2Api: {
    oauthTokenData: { access_token: 'made-up', instance_url: 'https://salesforce.instance' },
  },
};
