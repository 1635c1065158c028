/** AM933: NetworkPolicies keep a server from the pods that it scrapes. */
import { Problem, quote, quoteList } from '../../findings/problem';
import { PodTarget, podTargets, subjectOf, tryDeclaration } from '../../forecast/pod-targets';
import { NetworkPolicies, Passage } from '../../kubernetes/network/network-policies';
import { Cause } from '../cause';

export const deniedByPolicy: Cause = {
  code: 'AM933',
  *run(forecast) {
    if (forecast.objects.ofKind('NetworkPolicy').length === 0) return;
    const policies = new NetworkPolicies(forecast.objects);
    const told = new Set<string>();
    for (const each of podTargets(forecast)) {
      const { server, pod, port } = each;
      const about = `${server.key} ${subjectOf(each)} ${pod.source} ${port}`;
      if (told.has(about)) continue;
      told.add(about);
      const spec = tryDeclaration(forecast, each.job)?.part.spec;
      // A proxy is asked instead.
      if (spec?.proxyUrl || spec?.proxyFromEnvironment) continue;
      const passage = policies.passage(server.managed && forecast.operator.podsOf(server.managed.server), pod, port);
      if (passage.answer === 'denied') yield { key: subjectOf(each), problem: denied(each, passage) };
    }
  },
};

function denied({ server, pod, port }: PodTarget, { side, policies }: Extract<Passage, { readonly answer: 'denied' | 'unknown' }>): Problem {
  const names = policies.map(({ namespace, name }) => `${namespace}/${name}`);
  const which = `${names.length === 1 ? 'NetworkPolicy' : 'NetworkPolicies'} ${quoteList(names)}`;
  const namespace = server.managed?.server.namespace;
  const from = namespace === undefined ? 'from Prometheus' : `from pods of ${quote(server.key)} in namespace ${quote(namespace)}`;

  return side === 'ingress'
    ? {
      code: 'AM933',
      message: `${quote(server.key)} does not reach port ${port} of ${quote(pod.source)}, so the target stays down: by ${which} nothing gets in from it`,
      fix: `allow ingress ${from} to port ${port}`,
    }
    : {
      code: 'AM933',
      message: `${quote(server.key)} does not reach port ${port} of ${quote(pod.source)}, so the target stays down: by ${which} of its own namespace nothing gets out to it`,
      fix: `allow egress from its pods to port ${port} in namespace ${quote(pod.namespace)}`,
    };
}
