import type { Section } from './section.ts';

/** buildx, and the BuildKit that it reaches. */
export const BUILDX = {
  'buildx-missing': {
    messages: [
      'buildx is not on this runner, neither as a Docker plugin nor on PATH.',
      'docker is on this runner, but its buildx plugin is not.',
      'docker buildx is …',
    ],
    cause:
      'The runner has no buildx, or another program under its name. GitHub-hosted runners have it; images of self-hosted ones may not.',
    check: 'docker buildx version',
    fix: 'Install the package `docker-buildx-plugin`, or the binary of [a release](https://github.com/docker/buildx/releases), in the image of the runner.',
  },
  'buildx-too-old': {
    messages: ['buildx … is too old: … needs … or newer.', 'hangs when the pod of a builder dies mid-build.'],
    cause:
      'The buildx of the runner lacks what the action needs, or has a fault that a later version does not have.',
    check: 'docker buildx version',
    fix: 'Install buildx 0.36 or newer on the runner. The image of Actions Runner Controller has an older one of its own.',
  },
  'buildx-failed': {
    messages: ['docker buildx … failed: …'],
    cause: 'buildx itself failed. The message has its words.',
    fix: 'Fix what the words name, or run the job again [with a debug log](#how-to-get-a-debug-log).',
  },
  'buildx-instance': {
    messages: ['Input name: buildx already has an instance … on this runner.'],
    cause:
      'A given `name` is also the name of the instance of buildx, and another job of the same home folder uses it, or somebody created it.',
    check: 'docker buildx ls',
    fix: 'Leave `name` empty where jobs share a home folder, or give them different names.',
  },
  'buildx-unreachable': {
    messages: ['buildx cannot reach the builder: …'],
    cause:
      'The builder is ready, but buildx, which connects by `pods/exec` through the API server, does not get through.',
    check: 'kubectl --namespace NAMESPACE exec deployment/NAME -- buildctl debug workers',
    fix: 'Load balancers and proxies before the API server must let upgrades (SPDY and WebSocket) through, and the API server must reach port 10250 of the nodes.',
  },
  'buildkit-image': {
    messages: ['but needs … or newer.', 'did not read its configuration'],
    cause:
      'The image is not BuildKit, is too old, or is rootless where `security` says privileged, or the other way round.',
    fix: 'Use an image of moby/buildkit 0.29 or newer; a `…-rootless` one with `security: rootless`.',
  },
} satisfies Readonly<Record<string, Section>>;
