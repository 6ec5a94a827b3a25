/** Makes the sandbox fail a vendor's requests; see the control API in docs/sandbox.md. */
export async function armFault(sandboxUrl: string, vendor: string, fault: Record<string, unknown>): Promise<void> {
  const response = await fetch(`${sandboxUrl}/_control/${vendor}/faults`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(fault),
  });
  if (!response.ok) throw new Error(`The sandbox refused the fault: ${response.status} ${await response.text()}`);
}
