/** Tags that people gave; those that tell which import a lead came with are left out. */
export function visibleTags(tags: readonly string[]): string[] {
  return tags.filter((tag) => !tag.startsWith('import:'));
}
