const all = ['unit', 'bundle', 'cluster'] as const;

/** A kind of tests: a folder of test/ and a project of vitest. */
export type Project = (typeof all)[number];

/** Which tests a command line asks for. */
export interface Selection {
  readonly projects: readonly Project[];
  /** parts of file paths; none: every file of the projects */
  readonly files: readonly string[];
}

function isProject(word: string): word is Project {
  return all.some((project) => project === word);
}

function projectsOf(file: string): readonly Project[] {
  const named = all.filter((project) => file.includes(`test/${project}/`));
  return named.length > 0 ? named : all;
}

/** `npm test -- unit`, `npm test -- test/cluster/ensure.test.ts`: words that are no project are files. */
export function selectTests(words: readonly string[]): Selection {
  const files = words.filter((word) => !isProject(word));
  const named = words.filter(isProject);
  if (named.length > 0) return { projects: named, files };
  if (files.length === 0) return { projects: all, files };
  return { projects: [...new Set(files.flatMap(projectsOf))], files };
}
