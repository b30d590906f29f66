import type { Section } from './section.ts';

/** The inputs, the runner and the step itself. */
export const JOB = {
  input: {
    messages: ['Input …: …', 'is not valid.', 'is out of range.', 'is not a quantity.', 'is not a duration.'],
    cause: 'An input, or two inputs together, is not valid. Nothing was created.',
    fix: 'Change the input that the message names. [All inputs](inputs.md) shows the values and the default of each.',
  },
  'namespace-default': {
    messages: ["The builder's … pod runs in namespace default, beside whatever else runs there."],
    cause:
      'No `namespace` is set, so the builders run in `default`. With `pods/exec`, jobs can enter every other pod there, and others can enter the builders.',
    check: 'kubectl --namespace default get pods',
    fix: 'Give the builders a namespace of their own, and set `namespace` ([the set-up of the cluster](cluster.md)).',
  },
  fork: {
    messages: ['event may bring code of people without write access'],
    cause:
      'The event can bring code of people who may not write to the repository, and the job would give that code a shared builder, a volume, or a file that it could have changed.',
    fix: 'Use `mode: ephemeral` for these events ([security](security.md#2-keep-forks-apart)), or set `allow-forks: true` if you trust everybody who can cause the event.',
  },
  'pod-patch': {
    messages: ['Input pod-patch cannot be used', 'Input pod-patch …'],
    cause:
      '`pod-patch` is not the template of a pod, has a field that Kubernetes does not know, or undoes what the builder needs: the container `buildkitd`, its socket, its configuration, or its cache.',
    check: 'kubectl explain pod.spec',
    fix: 'Correct the field that the message names. [The pod of the builder](builder-pod.md) shows what a patch can change.',
  },
  'buildkitd-config': {
    messages: [
      'is not valid TOML',
      'larger than 240 KiB',
      'BuildKit would not start with it.',
      'and ignores it.',
    ],
    cause:
      'The configuration of BuildKit is not valid, is too large, or asks for something that no builder of this action can do.',
    fix: 'Correct `buildkitd-config` or `buildkitd-config-inline` with the help of [the reference of buildkitd.toml](https://docs.docker.com/build/buildkit/toml-configuration/).',
  },
  runner: {
    messages: [
      'This action needs a Linux runner',
      'The variable RUNNER_TEMP is not set.',
      'RUNNER_TEMP cannot be written',
    ],
    cause: 'The action runs on Linux, as a step of a workflow, with a temporary folder that it can write to.',
    fix: 'Use a Linux runner. On a self-hosted one, check that the work folder belongs to the user of the runner.',
  },
  'disk-full': {
    messages: [
      "The runner's disk is full",
      "The runner's disk is read-only",
      'The folder of buildx cannot be …',
    ],
    cause: 'The step writes a kubeconfig and an instance of buildx, of some kilobytes each, and could not.',
    check: 'df -h "$RUNNER_TEMP" "$HOME"',
    fix: 'Free some space, or set `BUILDX_CONFIG` or `DOCKER_CONFIG` to a writable folder.',
  },
  internal: {
    messages: ['This is a bug in setup-buildx-kubernetes. Please report it'],
    cause: 'Something happened that the action has no message for.',
    fix: 'Run the job again [with a debug log](#how-to-get-a-debug-log), and report it by the link in the message.',
  },
  cancelled: {
    messages: ['The job was cancelled.'],
    cause: 'Somebody, a concurrency group or a time limit cancelled the job while this step ran.',
    fix: 'Nothing: the post step releases the builder. If a time limit of the job ended it, raise `timeout-minutes`.',
  },
  timeout: {
    messages: ['The builder was not ready within …', 'Last seen: …'],
    cause:
      'The builder did not become ready within `timeout`, and nothing showed that it never would: often a node is being added, or an image is being pulled. The message ends with what was seen last.',
    check: 'kubectl --namespace NAMESPACE get events --sort-by=.lastTimestamp',
    fix: 'If it only needs more time, raise `timeout`. Otherwise fix what the last state shows.',
  },
  cleanup: {
    messages: [
      'Could not …',
      'The state of this step cannot be read',
      "The state of this step is another job's",
    ],
    cause:
      'The post step could not remove what the job created. It never fails the job, and the hold of the job expires by itself: the builder then scales to zero.',
    check:
      'kubectl --namespace NAMESPACE get jobs --selector app.kubernetes.io/managed-by=setup-buildx-kubernetes',
    fix: 'If it happens in each job, fix what the message names: mostly a right that is missing, or credentials that expire before the job ends.',
  },
} satisfies Readonly<Record<string, Section>>;
