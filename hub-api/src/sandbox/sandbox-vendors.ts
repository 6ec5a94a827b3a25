export interface SandboxVendor {
  vendor: string;
  title: string;
  baseUrl: string;
  credentials: Record<string, string>;
}

const titles: Readonly<Record<string, string>> = {
  hubspot: 'HubSpot',
  neverbounce: 'NeverBounce',
  sendgrid: 'SendGrid',
  zerobounce: 'ZeroBounce',
};

/** The vendors that the sandbox plays, with the credentials that it takes. */
export async function sandboxVendors(sandboxUrl: string): Promise<SandboxVendor[]> {
  const answer = await fetch(`${sandboxUrl}/_control/credentials`, { signal: AbortSignal.timeout(3_000) });
  if (!answer.ok) throw new Error(`the sandbox at ${sandboxUrl} answered ${answer.status}`);
  const table = (await answer.json()) as Omit<SandboxVendor, 'title'>[];
  return table.map((entry) => ({ ...entry, title: titles[entry.vendor] ?? capitalised(entry.vendor) }));
}

function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
