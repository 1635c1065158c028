/** AM933: a NetworkPolicy does not allow a server to reach the pods that it scrapes. */
import { Problem, quote, quoteList } from '../../findings/problem';
import { PodTarget, podTargets, subjectOf, tryDeclaration } from '../../forecast/pod-targets';
import { NetworkPolicies, Passage } from '../../kubernetes/network/network-policies';
import { Cause } from '../cause';

export const deniedByPolicy: Cause = {
  code: 'AM933',
  stage: 'access',
  *run(forecast) {
    if (forecast.objects.ofKind('NetworkPolicy').length === 0) return;
    const policies = new NetworkPolicies(forecast.objects);
    const reported = new Set<string>();
    for (const each of podTargets(forecast)) {
      const { server, pod, port } = each;
      const about = `${server.key} ${subjectOf(each)} ${pod.source} ${port}`;
      if (reported.has(about)) continue;
      reported.add(about);
      const spec = tryDeclaration(forecast, each.job)?.part.spec;
      // The connection goes to the proxy instead.
      if (spec?.proxyUrl || spec?.proxyFromEnvironment) continue;
      const passage = policies.passage(server.managed && forecast.operator.podsOf(server.managed.server), pod, port);
      if (passage.answer !== 'denied') continue;
      yield { key: subjectOf(each), servers: [server.key], about: [pod.source], port, problem: denied(each, passage) };
    }
  },
};

function denied({ server, pod, port }: PodTarget, { side, policies }: Extract<Passage, { readonly answer: 'denied' | 'unknown' }>): Problem {
  const names = policies.map(({ namespace, name }) => `${namespace}/${name}`);
  const which = names.length === 1 ? `NetworkPolicy ${quoteList(names)} does` : `NetworkPolicies ${quoteList(names)} do`;
  const namespace = server.managed?.server.namespace;
  const from = namespace === undefined ? 'from Prometheus' : `from pods of ${quote(server.key)} in namespace ${quote(namespace)}`;

  return side === 'ingress'
    ? {
      code: 'AM933',
      message: `${quote(server.key)} cannot reach port ${port} of ${quote(pod.source)}, so the target is down: ${which} not allow ingress from it`,
      fix: `allow ingress to port ${port} ${from}`,
    }
    : {
      code: 'AM933',
      message: `${quote(server.key)} cannot reach port ${port} of ${quote(pod.source)}, so the target is down: ${which} not allow egress to it`,
      fix: `allow egress ${from} to port ${port} in namespace ${quote(pod.namespace)}`,
    };
}
