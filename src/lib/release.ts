/** The name of this action, as logs and pages have it. */
export const NAME = 'setup-buildx-kubernetes';

/** The version of package.json, which the build writes here; run from its sources, the action has none. */
export const VERSION: string = 'unbuilt';

const REPOSITORY = 'https://github.com/setup-buildx-kubernetes/setup-buildx-kubernetes';

/** The branch or tag whose pages a log links to: the tag that the newest release of this major has. */
const PAGES = 'v1';

/** Returns the address of a page of docs/, such as `troubleshooting`; with an anchor, of a section of it. */
export function docsLink(page: string, anchor?: string): string {
  const section = anchor === undefined ? '' : `#${anchor}`;
  return `${REPOSITORY}/blob/${PAGES}/docs/${page}.md${section}`;
}
