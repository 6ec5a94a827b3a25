import type { CampaignInput } from '@leadloom/contracts';

/** The campaign of the sample workflow; it sends through the sandbox, so nobody receives it. */
export const sampleCampaign: CampaignInput = {
  name: 'First hello',
  connectionId: 'sandbox-sendgrid',
  fromEmail: 'mara@leadloom.example',
  fromName: 'Mara from Leadloom',
  subject: 'A question about {{companyName|your team}}',
  body: [
    'Hello {{firstName|there}},',
    '',
    'we help teams like the one at {{companyName|your company}} to keep their leads in one place and in step with their CRM.',
    'Is that something that you look after?',
    '',
    'Kind regards',
    'Mara',
  ].join('\n'),
};
