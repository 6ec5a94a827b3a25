/** Calls for the same thing while one for it is under way get that one's answer: under load most lookups are the same. */
export function shareInFlight<Arguments extends readonly string[], Found>(
  load: (...given: Arguments) => Promise<Found>,
): (...given: Arguments) => Promise<Found> {
  const underWay = new Map<string, Promise<Found>>();
  return (...given) => {
    const key = JSON.stringify(given);
    const existing = underWay.get(key);
    if (existing !== undefined) return existing;
    const loading = load(...given).finally(() => underWay.delete(key));
    underWay.set(key, loading);
    return loading;
  };
}
