/** Fields that relabel actions use, as Prometheus reads them. */

/** Actions that write to a label. */
export const ACTIONS_WITH_TARGET: ReadonlySet<string> = new Set(['replace', 'hashmod', 'lowercase', 'uppercase', 'keepequal', 'dropequal']);

/** Fields that an action must leave at their defaults. */
export const UNUSED_FIELDS: ReadonlyMap<string, readonly string[]> = new Map([
  ['lowercase', ['replacement']],
  ['uppercase', ['replacement']],
  ['keepequal', ['regex', 'modulus', 'separator', 'replacement']],
  ['dropequal', ['regex', 'modulus', 'separator', 'replacement']],
  ['labeldrop', ['sourceLabels', 'targetLabel', 'modulus', 'separator', 'replacement']],
  ['labelkeep', ['sourceLabels', 'targetLabel', 'modulus', 'separator', 'replacement']],
]);

/** Whether a field has its default, or a value that Prometheus treats as its default. */
export function isLeftOut(field: string, value: unknown): boolean {
  if (value === undefined || value === null) return true;

  return Array.isArray(value) ? value.length === 0 : DEFAULTS.get(field)?.includes(value) ?? false;
}

/**
 * A legacy label name with references to groups, for `labelmap`. It matches the same text as the operator's pattern, without backtracking.
 * @see relabelTargetLegacy in pkg/prometheus/validation/validator.go, v0.94.1
 */
export const LEGACY_TEMPLATE = /^(?:[a-zA-Z_]|\$(?:\{\w+\}|\w))(?:\w|\$(?:\{\w+\}|\w))*$/;

const DEFAULTS: ReadonlyMap<string, readonly unknown[]> = new Map<string, readonly unknown[]>([
  ['regex', ['', '(.*)']], ['targetLabel', ['']], ['modulus', [0]], ['separator', [';']], ['replacement', ['$1']],
]);
