/** The operators among the manifests: workloads that run the operator's image, and what their flags say. */
import { gatesOf, mapOf, scopeOf, setOf, tryFindMalformed } from './flag-values';
import { flagOf, Flags, isOn, parseFlags } from './parse-flags';
import { listAt, objectAt, stringAt, stringMapAt, valueAt } from '../../manifests/manifest';
import { Objects, StoredObject } from '../../manifests/objects';
import { parseLabelSelector, whyNotLabelSelectorText } from '../../manifests/selectors/parse-label-selector';
import { requirementMatches } from '../../manifests/selectors/requirement';
import { tryFindTemplate } from '../../manifests/template';
import { tryOperatorContainer, tryOperatorVersion } from '../../operator-port/operator-image';
import { isInScope, RunningOperator, Unmanaging } from '../../operator-port/running-operator';
import { definedOnly } from '../../units/defined-only';
import { isGate } from '../selection/feature-gates';

/** An operator, with the flags that say which objects it manages. */
export interface FlaggedOperator extends RunningOperator {
  readonly flags: Flags;
}

/** All operators, sorted by key. One whose flags depend on what is not known is left out, as is one that is scaled to 0. */
export function operatorsIn(objects: Objects): FlaggedOperator[] {
  return ['Deployment', 'StatefulSet'].flatMap((kind) => objects.ofKind(kind)).flatMap((workload) => tryOperator(workload) ?? [])
    .sort((a, b) => (a.key < b.key ? -1 : 1));
}

/** Those that manage an object of the operator's kinds; undefined if no operator is among the manifests. */
export function managersOf(object: StoredObject, operators: readonly FlaggedOperator[]): RunningOperator[] | undefined {
  if (operators.length === 0) return undefined;

  return operators.filter((operator) => operator.fault === undefined && whyNotManaged(object, operator) === undefined);
}

/** Why each of the operators does not manage an object. */
export function unmanagingOf(object: StoredObject, operators: readonly FlaggedOperator[]): Unmanaging[] {
  return operators.flatMap((operator) => {
    const because = operator.fault ?? whyNotManaged(object, operator);

    return because === undefined ? [] : [{ operator, because }];
  });
}

/** The flags for each kind. @see parseFlags in cmd/operator/main.go, v0.94.1 */
const OF_KIND: { readonly [kind: string]: { readonly namespaces: string; readonly selector: string } } = {
  Prometheus: { namespaces: 'prometheus-instance-namespaces', selector: 'prometheus-instance-selector' },
  PrometheusAgent: { namespaces: 'prometheus-instance-namespaces', selector: 'prometheus-instance-selector' },
  Alertmanager: { namespaces: 'alertmanager-instance-namespaces', selector: 'alertmanager-instance-selector' },
  ThanosRuler: { namespaces: 'thanos-ruler-instance-namespaces', selector: 'thanos-ruler-instance-selector' },
};

/** @see New in pkg/prometheus/server/operator.go and isManagedByController in pkg/operator/resource_reconciler.go, v0.94.1 */
function whyNotManaged({ kind, namespace, manifest }: StoredObject, { flags }: FlaggedOperator): string | undefined {
  const { namespaces, selector } = OF_KIND[kind];
  const scope = scopeOf(flags, namespaces);
  if (!isInScope(scope, namespace)) return `it runs with ${scope.flag}`;
  const wanted = flagOf(flags, selector) ?? '';
  const labels = stringMapAt(manifest, ['metadata', 'labels']);
  if (!parseLabelSelector(wanted).every((requirement) => requirementMatches(requirement, labels))) return `it runs with --${selector}=${wanted}`;
  const [own, given] = [flagOf(flags, 'controller-id') ?? '', stringMapAt(manifest, ['metadata', 'annotations'])[CONTROLLER_ID] ?? ''];
  if (own === given) return undefined;

  return own === '' ? `annotation ${CONTROLLER_ID} is "${given}", and it runs without --controller-id` : `it runs with --controller-id=${own}, and annotation ${CONTROLLER_ID} is ${given === '' ? 'not set' : `"${given}"`}`;
}

const CONTROLLER_ID = 'operator.prometheus.io/controller-id';

function tryOperator({ key, manifest }: StoredObject): FlaggedOperator | undefined {
  const container = tryOperatorContainer(manifest);
  if (container === undefined || valueAt(manifest, ['spec', 'replicas']) === 0) return undefined;
  const args = argumentsOf(container);
  if (args === undefined) return undefined;
  const flags = parseFlags(args);
  const settings = definedOnly({
    featureGates: knownGates(flags),
    labels: mapOf(flags, 'labels'),
    annotations: mapOf(flags, 'annotations'),
    images: imagesOf(flags),
    refusesUnmanaged: isOn(flags, 'disable-unmanaged-prometheus-configuration') || undefined,
  });

  const version = tryOperatorVersion(stringAt(container, ['image']) ?? '')?.replace(/^v/, '');

  return { key, flags, settings, monitors: scopeOf(flags), ...definedOnly({ fault: faultIn(flags), version }) };
}

/** Arguments with the values of environment variables; undefined if a value is not in the manifest, or is filled in later. */
function argumentsOf(container: unknown): string[] | undefined {
  const values = new Map(listAt(container, ['env']).map((entry) => objectAt(entry, [])).map(({ name, value }) => [name, value]));
  const given = [...listAt(container, ['command']).slice(1), ...listAt(container, ['args'])];
  const args = given.map((arg) => (typeof arg === 'string' ? arg.replace(/\$\(([^)]+)\)/g, (whole, name: string) => {
    const value = values.get(name);

    return typeof value === 'string' ? value : whole;
  }) : ''));

  const known = args.filter((arg) => !(isOpen(arg) && WITHOUT_EFFECT.test(arg)));

  return known.some(isOpen) ? undefined : known;
}

/** Whether a variable or another program decides on a part of it. */
function isOpen(arg: string): boolean {
  return UNRESOLVED.test(arg) || tryFindTemplate(arg) !== undefined;
}

const UNRESOLVED = /\$\([^)]+\)/;

/** Flags that decide neither which objects are managed, nor what is scraped. */
const WITHOUT_EFFECT = /^--?(?:prometheus-config-reloader|[a-z-]+-default-base-image|config-reloader-[a-z-]+|kubelet-[a-z-]+|log-level|log-format|web\.[a-z-]+|cluster-domain|localhost)=/;

function imagesOf(flags: Flags): RunningOperator['settings']['images'] {
  const images = definedOnly({
    prometheus: flagOf(flags, 'prometheus-default-base-image'),
    alertmanager: flagOf(flags, 'alertmanager-default-base-image'),
    thanos: flagOf(flags, 'thanos-default-base-image'),
    reloader: flagOf(flags, 'prometheus-config-reloader'),
  });

  return Object.keys(images).length === 0 ? undefined : images;
}

/** Another version of the operator may know others. */
function knownGates(flags: Flags): RunningOperator['settings']['featureGates'] {
  const gates = Object.entries(gatesOf(flags)).filter(([name]) => isGate(name));

  return gates.length === 0 ? undefined : Object.fromEntries(gates);
}

/** @see start in cmd/operator/main.go, v0.94.1 */
function faultIn(flags: Flags): string | undefined {
  const selector = Object.values(OF_KIND).map((each) => each.selector).find((name) => whyNotLabelSelectorText(flagOf(flags, name) ?? '') !== undefined);
  if (selector !== undefined) return `--${selector}=${flagOf(flags, selector)} is not a label selector`;
  const malformed = tryFindMalformed(flags);
  if (malformed !== undefined) return `${malformed} cannot be read`;

  return setOf(flags, 'namespaces').length > 0 && setOf(flags, 'deny-namespaces').length > 0
    ? '--namespaces and --deny-namespaces exclude each other' : undefined;
}
