import { HubError } from '@leadloom/contracts';

/** @throws HubError `invalid_input` unless both sides of each entry are http or https addresses without query or login. */
export function checkOrigins(origins: Readonly<Record<string, string>>): void {
  for (const address of Object.entries(origins).flat()) {
    const url = URL.parse(address);
    const isUsable =
      url !== null && /^https?:$/.test(url.protocol) && url.search === '' && url.hash === '' && url.username === '';
    if (!isUsable)
      throw new HubError(
        'invalid_input',
        `"${address}" in origins is no address. Give origins like {"https://api.vendor.example": "https://proxy.example/vendor"}.`,
        { details: { field: 'origins', value: address } },
      );
  }
}
