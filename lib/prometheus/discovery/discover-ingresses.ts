/** Targets of the role `ingress`: one for each path of each rule. */
import { addMetadata, Labels, META } from './meta-labels';
import { Surroundings } from './surroundings';
import { TargetGroup } from './target-group';
import { IngressRule, RunningIngress } from '../../kubernetes/running-ingress';

/** @see buildIngress in discovery/kubernetes/ingress.go, Prometheus v0.314.0 */
export function discoverIngress(ingress: RunningIngress, surroundings: Surroundings): TargetGroup[] {
  if (!surroundings.seesIngress(ingress)) return [];
  const labels: Labels = new Map([[`${META}namespace`, ingress.namespace]]);
  if (ingress.className !== undefined) labels.set(`${META}ingress_class_name`, ingress.className);
  addMetadata(labels, 'ingress', ingress);
  surroundings.addNamespace(labels, ingress.namespace);

  const found = ingress.rules.flatMap((rule) => ruleTargets(rule, ingress));

  return [{ labels, targets: found.map((each) => ({ labels: each, source: ingress.source })) }];
}

function ruleTargets({ host, paths = [''] }: IngressRule, { tlsHosts }: RunningIngress): Labels[] {
  const scheme = tlsHosts.some((pattern) => coversHost(pattern, host)) ? 'https' : 'http';

  return paths.map((path) => new Map([
    ['__address__', host],
    [`${META}ingress_scheme`, scheme],
    [`${META}ingress_host`, host],
    [`${META}ingress_path`, path === '' ? '/' : path],
  ]));
}

/** Whether a host is equal to a pattern, or matches its leading `*`. */
function coversHost(pattern: string, host: string): boolean {
  if (pattern === host) return true;
  const [first, ...rest] = pattern.split('.');
  const [, ...ofHost] = host.split('.');

  return first === '*' && rest.length === ofHost.length && rest.join('.') === ofHost.join('.');
}
