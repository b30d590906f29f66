/** What a pushed tag means. */
export type ReleasePlan =
  | { readonly kind: 'refused'; readonly reason: string }
  /**
   * `movingTag`: vN, or empty where a newer release of the same major has it. `isLatest`: no release is newer, so that
   * the fix of an older major does not take the place on the repository's first page.
   */
  | { readonly kind: 'release'; readonly movingTag: string; readonly isLatest: boolean };

const form = /^v(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)$/;

function majorOf(tag: string): string | undefined {
  return form.exec(tag)?.[1];
}

function compareTags(one: string, other: string): number {
  return one.localeCompare(other, 'en', { numeric: true });
}

/** Plans the release of a tag: `version` is package.json's, `tags` are those of the repository. */
export function planRelease(tag: string, version: string, tags: readonly string[]): ReleasePlan {
  const major = majorOf(tag);
  if (major === undefined) return { kind: 'refused', reason: `the tag ${tag} is not of the form vX.Y.Z` };
  if (tag !== `v${version}`) {
    const reason = `the tag ${tag} is not the version ${version} of package.json: tag v${version}, or change package.json`;
    return { kind: 'refused', reason };
  }
  const newer = tags.filter((other) => form.test(other) && compareTags(other, tag) > 0);
  const isNewest = newer.every((other) => majorOf(other) !== major);
  return { kind: 'release', movingTag: isNewest ? `v${major}` : '', isLatest: newer.length === 0 };
}
