const option = (...names: string[]) => ({ values: names.map((name) => ({ option: name })) });
const values = [
  { fieldLabel: 'Your name', fieldType: 'text', requiredField: true, placeholder: 'Ada Lovelace' },
  { fieldLabel: 'E-mail', fieldType: 'email', requiredField: true },
  { fieldLabel: 'Country', fieldType: 'dropdown', fieldOptions: option('Germany', 'France') },
  { fieldLabel: 'Languages', fieldType: 'checkbox', requiredField: true, fieldOptions: option('TypeScript', 'Go') },
  { fieldLabel: 'Contact me', fieldType: 'radio', fieldOptions: option('by mail', 'by phone') },
  { fieldLabel: 'Since', fieldType: 'date' },
  { fieldLabel: 'Remarks', fieldType: 'textarea' },
  { fieldLabel: 'Papers', fieldType: 'file', multipleFiles: true },
];
const nodes = [
  [
    'Form',
    'formTrigger',
    2.2,
    { formTitle: 'Join us', formDescription: 'It takes a minute.', formFields: { values }, options: { path: 'join' } },
  ],
  ['Pause', 'wait', 1.1, { resume: 'timeInterval', amount: 2, unit: 'days' }],
  [
    'End',
    'form',
    1,
    {
      operation: 'completion',
      respondWith: 'text',
      completionTitle: 'Welcome',
      completionMessage: '=Dear {{ $("Form").item.json["Your name"] }}',
      options: {},
    },
  ],
] as const;

/** A form, two days of waiting, and the last page. */
export const formWithWait = {
  name: 'Join and wait',
  nodes: nodes.map(([name, type, typeVersion, parameters], index) => ({
    id: `n${index}`,
    name,
    type: `n8n-nodes-base.${type}`,
    typeVersion,
    parameters,
    position: [index * 220, 0],
    webhookId: `join-${index}`,
  })),
  connections: {
    Form: { main: [[{ node: 'Pause', type: 'main', index: 0 }]] },
    Pause: { main: [[{ node: 'End', type: 'main', index: 0 }]] },
  },
  settings: { executionOrder: 'v1' },
};
