import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { hubSpotWebhook } from '../hubspot/webhook.ts';
import { pipedriveWebhook } from '../pipedrive/webhook.ts';
import { sendGridWebhook } from '../sendgrid/webhook.ts';
import { slackWebhook } from '../slack/webhook.ts';
import { type ReceivedWebhook, verifyWebhook } from './verify-webhook.ts';

const bytes = (text: string) => Buffer.from(text, 'utf8');

/** From sendgrid-nodejs' own test of its event webhook (MIT). */
const sendGrid = {
  secret:
    'MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE83T4O/n84iotIvIW4mdBgQ/7dAfSmpqIM8kF9mN1flpVKS3GRqe62gw+2fNNRaINXvVpiglSI8eNEc6wEA3F+g==',
  request: {
    method: 'POST',
    url: 'https://hub.example/hooks/sendgrid/1',
    headers: {
      'x-twilio-email-event-webhook-signature':
        'MEUCIGHQVtGj+Y3LkG9fLcxf3qfI10QysgDWmMOVmxG0u6ZUAiEAyBiXDWzM+uOe5W0JuG+luQAbPIqHh89M15TluLtEZtM=',
      'x-twilio-email-event-webhook-timestamp': '1600112502',
    },
    rawBody: bytes(
      '[{"email":"hello@world.com","event":"dropped","reason":"Bounced Address","sg_event_id":"ZHJvcC0xMDk5NDkxOS1MUnpYbF9OSFN0T0doUTRrb2ZTbV9BLTA","sg_message_id":"LRzXl_NHStOGhQ4kofSm_A.filterdrecv-p3mdw1-756b745b58-kmzbl-18-5F5FC76C-9.0","smtp-id":"<LRzXl_NHStOGhQ4kofSm_A@ismtpd0039p1iad1.sendgrid.net>","timestamp":1600112492}]\r\n',
    ),
  } satisfies ReceivedWebhook,
};

/** From Slack's page on verifying requests. */
const slack = {
  secret: '8f742231b10e8888abcd99yyyzzz85a5',
  now: 1_531_420_618_000,
  request: {
    method: 'POST',
    url: 'https://hub.example/hooks/slack/1',
    headers: {
      'X-Slack-Request-Timestamp': '1531420618',
      'X-Slack-Signature': 'v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503',
    },
    rawBody: bytes(
      'token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c',
    ),
  },
};

const hubSpotSecret = 'yyyyyyyy-yyyy-yyyy-yyyy-yyyyyyyyyyyy';
/** The v1 digest is from hubspot-api-nodejs' own test of its signatures (Apache-2.0). */
const hubSpotV1 = {
  method: 'POST',
  url: 'https://www.example.com/webhook_uri',
  headers: {
    'x-hubspot-signature': '232db2615f3d666fe21a8ec971ac7b5402d33b9a925784df3ca654d05f4817de',
    'x-hubspot-signature-version': 'v1',
  },
  rawBody: bytes(
    '[{"eventId":1,"subscriptionId":12345,"portalId":62515,"occurredAt":1564113600000,"subscriptionType":"contact.creation","attemptNumber":0,"objectId":123,"changeSource":"CRM","changeFlag":"NEW","appId":54321}]',
  ),
} satisfies ReceivedWebhook;
/** Computed after HubSpot's description of v3. */
const hubSpotV3 = {
  method: 'POST',
  url: 'https://www.example.com/webhook_uri?q=1',
  headers: {
    'x-hubspot-request-timestamp': '1700000000000',
    'x-hubspot-signature-v3': 'O59rVNPUVwVg8WU9IFlt3VDzdQvxxP/kzIGBxEQ2sek=',
  },
  rawBody: bytes(
    '[{"eventId":1,"subscriptionId":12345,"portalId":62515,"occurredAt":1700000000000,"subscriptionType":"contact.creation","attemptNumber":0,"objectId":123,"changeSource":"CRM","changeFlag":"NEW","appId":54321}]',
  ),
} satisfies ReceivedWebhook;
const hubSpotNow = 1_700_000_000_000;

describe('the vendors’ own vectors', () => {
  it('SendGrid: the trailing line break is signed too', () => {
    const { secret, request } = sendGrid;
    expect(verifyWebhook(sendGridWebhook, secret, request, Date.now())).toBe('verified');
    const trimmed = { ...request, rawBody: bytes(request.rawBody.toString().trimEnd()) };
    expect(verifyWebhook(sendGridWebhook, secret, trimmed, Date.now())).toBe('wrong_signature');
  });

  it('Slack, within five minutes', () => {
    const { secret, request, now } = slack;
    expect(verifyWebhook(slackWebhook, secret, request, now + 299_000)).toBe('verified');
    expect(verifyWebhook(slackWebhook, secret, request, now + 301_000)).toBe('stale_timestamp');
    expect(verifyWebhook(slackWebhook, secret, request, now - 301_000)).toBe('stale_timestamp');
  });

  it('HubSpot v1 and v3', () => {
    expect(verifyWebhook(hubSpotWebhook, hubSpotSecret, hubSpotV1, hubSpotNow)).toBe('verified');
    expect(verifyWebhook(hubSpotWebhook, hubSpotSecret, hubSpotV3, hubSpotNow)).toBe('verified');
    expect(verifyWebhook(hubSpotWebhook, hubSpotSecret, hubSpotV3, hubSpotNow + 300_001)).toBe('stale_timestamp');
  });

  it('HubSpot v3 signs the address with its reserved characters unescaped', () => {
    const timestamp = '1700000000000';
    const signed = `POSThttps://hub.example/hooks?at=12:30&x=a%20b{}${timestamp}`;
    const request = {
      method: 'post',
      url: 'https://hub.example/hooks?at=12%3a30&x=a%20b',
      headers: {
        'X-HubSpot-Request-Timestamp': timestamp,
        'X-HubSpot-Signature-v3': createHmac('sha256', hubSpotSecret).update(signed).digest('base64'),
      },
      rawBody: bytes('{}'),
    };
    expect(verifyWebhook(hubSpotWebhook, hubSpotSecret, request, hubSpotNow)).toBe('verified');
  });

  it('Pipedrive by Basic', () => {
    const request = { ...hubSpotV1, headers: { authorization: `Basic ${btoa('hub:s3cret')}` } };
    expect(verifyWebhook(pipedriveWebhook, 'hub:s3cret', request, 0)).toBe('verified');
    expect(verifyWebhook(pipedriveWebhook, 'hub:other', request, 0)).toBe('wrong_signature');
  });
});

describe('fails closed', () => {
  const schemes = { hubSpotWebhook, pipedriveWebhook, sendGridWebhook, slackWebhook };

  it.each(Object.entries(schemes))('%s: no headers, no entry', (_, scheme) => {
    const request = { method: 'POST', url: 'https://hub.example/', headers: {}, rawBody: bytes('{}') };
    expect(verifyWebhook(scheme, 'secret', request, 0)).toBe('missing_signature');
    expect(verifyWebhook(scheme, '', request, 0)).toBe('unusable_secret');
  });

  it('one changed byte of the body', () => {
    const changed = { ...slack.request, rawBody: bytes(slack.request.rawBody.toString().replace('foobar', 'foobaz')) };
    expect(verifyWebhook(slackWebhook, slack.secret, changed, slack.now)).toBe('wrong_signature');
  });

  it('a header that came twice counts as none', () => {
    const headers = { ...hubSpotV1.headers, 'x-hubspot-signature': [hubSpotV1.headers['x-hubspot-signature'], 'ff'] };
    expect(verifyWebhook(hubSpotWebhook, hubSpotSecret, { ...hubSpotV1, headers }, 0)).toBe('missing_signature');
  });

  it('a wrong v3 signature is not saved by a right v1 digest', () => {
    const headers = { ...hubSpotV1.headers, ...hubSpotV3.headers };
    expect(verifyWebhook(hubSpotWebhook, hubSpotSecret, { ...hubSpotV1, headers }, hubSpotNow)).toBe('wrong_signature');
  });

  it.each([
    ['a short signature', { 'x-hubspot-signature-v3': 'O59r' }, 'wrong_signature'],
    ['no base64', { 'x-hubspot-signature-v3': 'O59r V!' }, 'malformed_signature'],
    ['a time that is no number', { 'x-hubspot-request-timestamp': '17e11' }, 'malformed_signature'],
  ])('%s', (_, header, verdict) => {
    const request = { ...hubSpotV3, headers: { ...hubSpotV3.headers, ...header } };
    expect(verifyWebhook(hubSpotWebhook, hubSpotSecret, request, hubSpotNow)).toBe(verdict);
  });

  it('a key that is none', () => {
    expect(verifyWebhook(sendGridWebhook, 'not a key', sendGrid.request, 0)).toBe('unusable_secret');
  });
});
