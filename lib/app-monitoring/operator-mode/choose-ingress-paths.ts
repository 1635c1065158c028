/** Chooses what a Probe requests of an Ingress: the paths that route to the workload, or the given path on their hosts. */
import { RelabelConfig, RelabelConfigAction } from '../../../imports/shared';
import { literal } from '../../endpoint/relabeling';
import { Severity } from '../../findings/finding';
import { Problem, quoteList } from '../../findings/problem';
import { refuse } from '../../findings/refusal';
import { Ingress, IngressRoute } from '../../kubernetes/ingress';
import { describe } from '../../manifests/manifest';
import { escapeRegex } from '../../units/text';
import { serviceNamesOf } from '../find/find-ingress';
import { PlanContext } from '../plan';

/** Rules for the targets that Prometheus discovers: one for each path of each rule of the Ingress. */
export interface ChosenPaths {
  readonly rules: readonly RelabelConfig[];
  readonly notes: readonly Problem[];
}

/** Without other rules in the Ingress, and without a path that is given, no rule is needed. */
export function chooseIngressPaths(context: PlanContext, ingress: Ingress): ChosenPaths {
  const own = routesToWorkload(context, ingress);
  const { path } = context.scrapes[0].given;
  if (path !== undefined) {
    const first = own.filter(({ host }, i) => own.findIndex((other) => other.host === host) === i);

    return { rules: [...keepOnly(first, ingress), ...replacePath(path)], notes: [] };
  }
  const probed = own.filter((route) => !isPattern(route));
  const patterns = own.filter(isPattern).map((route) => route.path);
  if (probed.length === 0) {
    refuse('AM226', `${describe(ingress)} routes to ${describe(context.workload.value)} by patterns only: ${quoteList(patterns)}, so it is not known which path to probe`,
      'set path to one that reaches the workload, or set probe.targets');
  }

  return { rules: keepOnly(probed, ingress), notes: patterns.length === 0 ? [] : [leftOut(ingress, patterns)] };
}

/** A wildcard cannot be probed. Services that are not in the app may select the pods if the pods are not in it. */
function routesToWorkload({ view, props, workload, workloads }: PlanContext, ingress: Ingress): IngressRoute[] {
  const services = serviceNamesOf(view, props.service, workloads);
  const isUnknown = workload.value.isUnseen && services.size === 0;
  const own = ingress.routes.filter(({ service }) => isUnknown || (service !== undefined && services.has(service)));
  const named = own.filter(({ host }) => host !== '' && !host.startsWith('*'));
  if (named.length > 0) return named;

  return refuse('AM215', own.length === 0
    ? `${describe(ingress)} has no rule that routes to ${describe(workload.value)}, so nothing can be probed`
    : `the rules of ${describe(ingress)} that route to ${describe(workload.value)} have no host of their own (have ${quoteList(own.map(({ host }) => host))}), so nothing can be probed`,
  'give a rule its host, or set probe.targets');
}

/** Characters that mean something to a controller, and are sent as they are by a prober. */
function isPattern({ path, pathType }: IngressRoute): boolean {
  return pathType !== 'Exact' && /[*+?^$()[\]{}|\\]/.test(path);
}

function keepOnly(chosen: readonly IngressRoute[], { routes }: Ingress): RelabelConfig[] {
  if (chosen.length === routes.length) return [];

  return [{
    action: RelabelConfigAction.KEEP,
    sourceLabels: ['__meta_kubernetes_ingress_host', '__meta_kubernetes_ingress_path'],
    regex: [...new Set(chosen.map(({ host, path }) => `${escapeRegex(host)};${escapeRegex(path)}`))].join('|'),
  }];
}

/** The URL that is probed, and the label `instance`, which has been copied from it. */
function replacePath(path: string): RelabelConfig[] {
  return [
    {
      sourceLabels: ['__meta_kubernetes_ingress_scheme', '__meta_kubernetes_ingress_host'],
      separator: '://',
      targetLabel: '__param_target',
      replacement: `$1${literal(path)}`,
    },
    { sourceLabels: ['__param_target'], targetLabel: 'instance' },
  ];
}

function leftOut(ingress: Ingress, patterns: readonly string[]): Problem {
  return {
    code: 'AM233',
    severity: Severity.INFO,
    message: `${describe(ingress)} has paths that are patterns, so they are not probed: ${quoteList(patterns)}`,
    fix: 'set probe.targets to probe them as well',
  };
}
