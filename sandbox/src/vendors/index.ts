import type { Vendor } from '../server/vendor.ts';
import { salesforce } from './salesforce/salesforce.ts';
import { apollo } from './apollo/apollo.ts';
import { hubspot } from './hubspot/hubspot.ts';
import { neverbounce } from './neverbounce/neverbounce.ts';
import { openai } from './openai/openai.ts';
import { pipedrive } from './pipedrive/pipedrive.ts';
import { sendgrid } from './sendgrid/sendgrid.ts';
import { slack } from './slack/slack.ts';
import { zerobounce } from './zerobounce/zerobounce.ts';

/** Every simulated vendor, in the order of the start page. */
export const vendors: readonly Vendor[] = [
  salesforce,
  hubspot,
  pipedrive,
  apollo,
  zerobounce,
  neverbounce,
  sendgrid,
  slack,
  openai,
];
