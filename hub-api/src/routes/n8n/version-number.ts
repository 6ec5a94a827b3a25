/** The number of a version by its id in n8n's shape; 0, which no version has, for ids that are none of ours. */
export function versionNumber(versionId: string): number {
  return /^\d{1,8}$/.test(versionId) ? Number(versionId) : 0;
}
