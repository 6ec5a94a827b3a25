interface Stage {
  readonly id: string;
  readonly label: string;
  readonly metadata: Readonly<Record<string, string>>;
}

export interface Pipeline {
  readonly id: string;
  readonly label: string;
  readonly stages: readonly Stage[];
}

function deal(id: string, label: string, probability: string): Stage {
  return { id, label, metadata: { isClosed: String(probability === '1.0' || probability === '0.0'), probability } };
}

function ticket(id: string, label: string, ticketState: string): Stage {
  return { id, label, metadata: { ticketState, isClosed: String(ticketState === 'CLOSED') } };
}

/** By object type: what a new portal has. */
export const PIPELINES: Readonly<Record<string, readonly Pipeline[]>> = {
  deals: [
    {
      id: 'default',
      label: 'Sales Pipeline',
      stages: [
        deal('appointmentscheduled', 'Appointment Scheduled', '0.2'),
        deal('qualifiedtobuy', 'Qualified To Buy', '0.4'),
        deal('presentationscheduled', 'Presentation Scheduled', '0.6'),
        deal('decisionmakerboughtin', 'Decision Maker Bought-In', '0.8'),
        deal('contractsent', 'Contract Sent', '0.9'),
        deal('closedwon', 'Closed Won', '1.0'),
        deal('closedlost', 'Closed Lost', '0.0'),
      ],
    },
  ],
  tickets: [
    {
      id: '0',
      label: 'Support Pipeline',
      stages: [
        ticket('1', 'New', 'OPEN'),
        ticket('2', 'Waiting on contact', 'OPEN'),
        ticket('3', 'Waiting on us', 'OPEN'),
        ticket('4', 'Closed', 'CLOSED'),
      ],
    },
  ],
  leads: [
    {
      id: 'lead-pipeline-id',
      label: 'Lead pipeline',
      stages: ['New', 'Attempting', 'Connected', 'Qualified', 'Disqualified'].map((label) => ({
        id: `${label.toLowerCase()}-stage-id`,
        label,
        metadata: {},
      })),
    },
  ],
};
