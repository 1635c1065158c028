/** What relabel actions use of a rule, as Prometheus reads it. */

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

/** Whether a field has a value that counts as left out. */
export function isLeftOut(field: string, value: unknown): boolean {
  if (value === undefined || value === null) return true;

  return Array.isArray(value) ? value.length === 0 : DEFAULTS.get(field)?.includes(value) ?? false;
}

/**
 * Label names before Prometheus 3 with references to groups, for `labelmap`. Matches what upstream's pattern does, in one way only, so that
 * no text takes long.
 * @see relabelTargetLegacy in pkg/prometheus/validation/validator.go, v0.94.1
 */
export const LEGACY_TEMPLATE = /^(?:[a-zA-Z_]|\$(?:\{\w+\}|\w))(?:\w|\$(?:\{\w+\}|\w))*$/;

const DEFAULTS: ReadonlyMap<string, readonly unknown[]> = new Map<string, readonly unknown[]>([
  ['regex', ['', '(.*)']], ['targetLabel', ['']], ['modulus', [0]], ['separator', [';']], ['replacement', ['$1']],
]);
