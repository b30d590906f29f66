import { isMapping, type Mapping } from '../mapping.ts';
import { isDnsSubdomain } from './names.ts';

const OPERATORS: ReadonlySet<unknown> = new Set([undefined, null, '', 'Equal', 'Exists', 'Lt', 'Gt']);
const EFFECTS: ReadonlySet<unknown> = new Set([
  ...[undefined, null, ''],
  ...['NoSchedule', 'PreferNoSchedule', 'NoExecute'],
]);

/**
 * What the API server would refuse in the parts of a pod's template that are changed most, by its path; '' when it
 * is nothing. Said here, it is said before anything is made (Kubernetes: apimachinery validation.go, core validation.go).
 */
export function faultOfTemplate(template: Mapping, path: string): string {
  const { metadata, spec } = template;
  const labels = isMapping(metadata) ? faultOfLabels(metadata.labels, `${path}.metadata.labels`) : '';
  if (labels !== '' || !isMapping(spec)) return labels;
  return (
    faultOfLabels(spec.nodeSelector, `${path}.spec.nodeSelector`) ||
    faultOfTolerations(spec.tolerations, `${path}.spec.tolerations`)
  );
}

function faultOfLabels(labels: unknown, path: string): string {
  if (labels === undefined || labels === null) return '';
  if (!isMapping(labels)) return `${path} is not a mapping`;
  const wrongName = Object.keys(labels).find((name) => !name.startsWith('$') && !isLabelName(name));
  if (wrongName !== undefined)
    return `${path} has the name ${JSON.stringify(wrongName.slice(0, 40))}, which is no label's`;
  const wrong = Object.entries(labels).find(([name, value]) => !name.startsWith('$') && !isLabelValue(value));
  return wrong === undefined ? '' : `${path}.${wrong[0]} is not the value of a label`;
}

function faultOfTolerations(tolerations: unknown, path: string): string {
  if (!Array.isArray(tolerations)) return '';
  const faults = tolerations.map((one: unknown, index) => faultOfToleration(one, `${path}[${index}]`));
  return faults.find((fault) => fault !== '') ?? '';
}

function faultOfToleration(one: unknown, path: string): string {
  if (!isMapping(one)) return `${path} is not a mapping`;
  if (!OPERATORS.has(one.operator)) return `${path}.operator is not Exists or Equal`;
  if (one.operator === 'Exists' && typeof one.value === 'string' && one.value !== '')
    return `${path}.value must go, beside the operator Exists`;
  return EFFECTS.has(one.effect) ? '' : `${path}.effect is not NoSchedule, PreferNoSchedule or NoExecute`;
}

function isLabelName(name: string): boolean {
  const [last = '', ...before] = name.split('/').toReversed();
  const [prefix = 'x', ...more] = before;
  return more.length === 0 && isDnsSubdomain(prefix) && last !== '' && isLabelValue(last);
}

/** null deletes. */
function isLabelValue(value: unknown): boolean {
  if (value === null) return true;
  return (
    typeof value === 'string' && value.length <= 63 && /^([A-Za-z0-9]([\w.-]*[A-Za-z0-9])?)?$/.test(value)
  );
}
