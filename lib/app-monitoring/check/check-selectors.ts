/** Checks the selectors that a monitor is given. */
import { Problem, quote } from '../../findings/problem';
import { whyNotLabelSelector } from '../../manifests/selectors/check-label-selector';
import { isEmptySelector } from '../../manifests/selectors/selector';
import { whyNotSelectorShape } from '../../manifests/selectors/selector-shape';
import { whyNotDnsLabel } from '../../units/kubernetes-names';
import { AppMonitoringProps } from '../app-monitoring-props';

/** Checks that the API server accepts both, and that they do not select everything by mistake. */
export function checkSelectors({ selector, namespaceSelector }: Pick<AppMonitoringProps, 'selector' | 'namespaceSelector'>): Problem[] {
  return [...checkLabels(selector), ...checkNamespaces(namespaceSelector)];
}

function checkLabels(selector: AppMonitoringProps['selector']): Problem[] {
  if (selector === undefined) return [];
  const other = whyNotSelectorShape(selector);
  if (other !== undefined) return [problem(`selector ${other}`, 'write it like { matchLabels: { app: \'cart\' } }')];
  if (isEmptySelector(selector)) {
    return [problem('selector is empty, so it would select every object of the namespace', 'set matchLabels or matchExpressions, or leave selector out')];
  }
  const why = whyNotLabelSelector(selector);

  return why === undefined ? [] : [problem(`selector is not valid: ${why}`, 'write it like { matchLabels: { app: \'cart\' } }')];
}

function checkNamespaces(selector: AppMonitoringProps['namespaceSelector']): Problem[] {
  if (selector === undefined) return [];
  const other = unknownField(selector, ['any', 'matchNames']);
  if (other !== undefined) {
    return [problem(`namespaceSelector has ${quote(other)}, but a monitor selects namespaces by their names only`, 'write it like { matchNames: [\'shop\'] }, or { any: true }')];
  }
  const { any = false, matchNames = [] } = selector;
  const names = matchNames.flatMap((name, i) => {
    const why = whyNotDnsLabel(name);

    return why === undefined ? [] : [problem(`namespaceSelector.matchNames[${i}] ${quote(name)} ${why}`, 'use the name of a namespace')];
  });

  return any && matchNames.length > 0
    ? [...names, problem('namespaceSelector sets any and matchNames, and the operator uses any only', 'set one of them')]
    : names;
}

function unknownField(selector: object, known: readonly string[]): string | undefined {
  return Object.keys(selector).find((field) => !known.includes(field));
}

function problem(message: string, fix: string): Problem {
  return { code: 'AM122', message, fix };
}
