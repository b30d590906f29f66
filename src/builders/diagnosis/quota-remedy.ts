/** What asks for a resource that a quota counts (kubernetes, pkg/quota/v1/evaluator/core). */
const ASKED_BY: readonly (readonly [RegExp, string, string])[] = [
  [/(^|\/)requests\.storage$/, 'set the input cache-size lower', ''],
  [/(^|[/.])persistentvolumeclaims$/, 'set cache-size: 0, or delete claims that no builder uses', ''],
  [/^(requests\.)?cpu$/, 'set the input cpu lower', ''],
  [/^(requests\.)?memory$/, 'set the input memory lower', ''],
  [/^limits\./, "lower the default limits of the namespace's LimitRange", 'lower the limits in pod-patch'],
  [/^count\/jobs\.batch$/, 'set keep-warm lower, so that the holds of ended jobs expire sooner', ''],
  [
    /^(count\/)?(deployments\.apps|replicasets\.apps|pods)$/,
    'let more jobs share a builder (inputs name and platforms)',
    '',
  ],
];

/** What helps against a quota: `asked` is its list of what is too much, for example `requests.cpu=1,pods=1`. */
export function remedyOfQuota(asked: string, hasPodPatch: boolean): string {
  const names = asked.split(',').map((one) => one.trim().replace(/=.*$/, ''));
  const ways = names.flatMap((name) => {
    const row = ASKED_BY.find(([pattern]) => pattern.test(name));
    if (row === undefined) return [];
    const [, way, byPatch] = row;
    return [hasPodPatch && byPatch !== '' ? byPatch : way];
  });
  return `${['Raise the ResourceQuota', ...new Set(ways)].join(', or ')}.`;
}
