import { readFileSync } from 'node:fs';
import { run } from './command.ts';
import { waitFor } from './wait.ts';

/** Unmounts everything at or below a folder, the newest first. */
export async function unmountBelow(folder: string): Promise<void> {
  await waitFor(`unmounting what is below ${folder}`, 20_000, async () => {
    const points = mountPoints(folder);
    if (points.length === 0) return true;
    return await run('umount', points).then(
      () => 'another look',
      (error: unknown) => String(error),
    );
  });
}

function mountPoints(folder: string): readonly string[] {
  const points = readFileSync('/proc/self/mountinfo', 'utf8')
    .split('\n')
    .map((line) => line.split(' ')[4] ?? '');
  // proc(5): blanks and backslashes are written as octal numbers.
  const paths = points.map((path) =>
    path.replace(/\\(\d{3})/g, (_, code: string) => String.fromCharCode(parseInt(code, 8))),
  );
  return paths.filter((path) => path === folder || path.startsWith(`${folder}/`)).reverse();
}
