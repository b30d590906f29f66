import type { CoreV1Event } from '@kubernetes/client-node';

import type { Wire } from '../../lib/kubernetes/wire.ts';

type Event = Wire<CoreV1Event>;

/** What the autoscalers of a cluster have said last of a pod. */
export type ScalingWord = {
  readonly kind: 'silent' | 'starting' | 'refused';
  /** '' when they are silent. Not to be trusted. */
  readonly words: string;
};

type Autoscaler = {
  readonly starts: (event: Event) => boolean;
  readonly refuses: (event: Event) => boolean;
};

/**
 * By their events (autoscaler, cluster-autoscaler/processors/status; karpenter, pkg/controllers/provisioning). The
 * scheduler uses the reason FailedScheduling as well, so Karpenter is known by its words.
 */
const AUTOSCALERS: readonly Autoscaler[] = [
  {
    starts: ({ reason }) => reason === 'TriggeredScaleUp',
    refuses: ({ reason }) => reason === 'NotTriggerScaleUp',
  },
  {
    starts: ({ reason }) => reason === 'Nominated' || reason === 'Launched',
    refuses: ({ reason, message = '' }) =>
      reason === 'FailedScheduling' && message.startsWith('Failed to schedule pod, '),
  },
];

/** The last word of each counts: a full group may get room again. One that starts a machine is enough. */
export function scalingWord(events: readonly Event[]): ScalingWord {
  const last = AUTOSCALERS.flatMap(({ starts, refuses }): readonly ScalingWord[] => {
    const event = events.findLast((one) => starts(one) || refuses(one));
    if (event === undefined) return [];
    return [{ kind: starts(event) ? 'starting' : 'refused', words: event.message ?? event.reason ?? '' }];
  });
  return last.find((one) => one.kind === 'starting') ?? last[0] ?? { kind: 'silent', words: '' };
}
