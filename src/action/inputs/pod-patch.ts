import { normalPath } from '../../builders/manifests/daemon.ts';
import { mountPathsOf, parsePodPatch } from '../../builders/manifests/pod-patch.ts';
import type { Mapping } from '../../lib/json.ts';
import { input } from './text.ts';

/** Reads the patch of the pod; empty = none. */
export function readPodPatch(): Mapping {
  const text = input('pod-patch');
  return text === undefined ? {} : parsePodPatch('pod-patch', text);
}

/** Reads where that patch mounts something; nothing for a bad one, which is reported where it is read for the pod. */
export function readMountPaths(): readonly string[] {
  try {
    return mountPathsOf(readPodPatch()).map(normalPath);
  } catch {
    return [];
  }
}
