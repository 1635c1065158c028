/** AM933: a NetworkPolicy does not allow a server to reach the pods that it scrapes. */
import { Severity } from '../../findings/finding';
import { quote, quoteList } from '../../findings/problem';
import { CauseFinding } from '../../forecast/diagnosis';
import { Forecast } from '../../forecast/forecast';
import { PodTarget, podTargets, subjectOf } from '../../forecast/pod-targets';
import { NetworkPolicies, Passage } from '../../kubernetes/network/network-policies';
import { OtherPolicies } from '../../kubernetes/network/other-policies';
import { describe, namedAs } from '../../manifests/manifest';
import { StoredObject } from '../../manifests/objects';
import { bringersOf, unlessBrought } from '../brought';
import { Cause } from '../cause';
import { isProxied } from './proxied';

export const deniedByPolicy: Cause = {
  code: 'AM933',
  stage: 'access',
  *run(forecast) {
    if (forecast.objects.ofKind('NetworkPolicy').length === 0) return;
    const policies = new NetworkPolicies(forecast.objects);
    const others = new OtherPolicies(forecast.objects);
    const reported = new Set<string>();
    for (const each of podTargets(forecast)) {
      const { server, pod, port } = each;
      const about = `${server.key} ${subjectOf(each)} ${pod.source} ${port}`;
      if (reported.has(about)) continue;
      reported.add(about);
      if (isProxied(forecast, server, each.job)) continue;
      const passage = policies.passage(forecast.tryPodsOfServer(server), pod, port);
      if (passage.answer === 'allowed') continue;
      const found = passage.answer === 'denied' ? denied(forecast, others, each, passage) : notKnown(each, passage);
      if (found === undefined) continue;
      yield { key: subjectOf(each), servers: [server.key], about: [pod.source], port, ...found };
    }
  },
};

type Denial = Extract<Passage, { readonly answer: 'denied' | 'unknown' }>;

type Found = Pick<CauseFinding, 'isOpen' | 'problem'>;

function denied(forecast: Forecast, others: OtherPolicies, { server, pod, port }: PodTarget, { side, policies }: Denial): Found {
  const names = policies.map(({ namespace, name }) => `${namespace}/${name}`);
  const which = names.length === 1 ? `NetworkPolicy ${quoteList(names)} does` : `NetworkPolicies ${quoteList(names)} do`;
  const reading = forecast.tryPodsOfServer(server);
  const namespace = reading?.namespace;
  const from = namespace === undefined ? 'from Prometheus' : `from pods of ${quote(server.key)} in namespace ${quote(namespace)}`;

  return side === 'ingress'
    ? unlessBrought(allowing(forecast, others.selecting(pod, port, 'allows'), pod.namespace), {
      code: 'AM933',
      message: (unless) => `${quote(server.key)} cannot reach port ${port} of ${quote(pod.source)}, so the target is down: ${which} not allow ingress from it${unless}`,
      fix: `allow ingress to port ${port} ${from}`,
    })
    : unlessBrought(allowing(forecast, reading ? others.selectingLeaving(reading, 'allows') : [], namespace), {
      code: 'AM933',
      message: (unless) => `${quote(server.key)} cannot reach port ${port} of ${quote(pod.source)}, so the target is down: ${which} not allow egress to it${unless}`,
      fix: `allow egress ${from} to port ${port} in namespace ${quote(pod.namespace)}`,
    });
}

/** For a profile that does not say where its pods are, or which labels they have. */
function notKnown({ server: { key, managed }, pod, port }: PodTarget, { policies }: Denial): Found | undefined {
  const reader = managed?.server.reader;
  const missing = reader === undefined ? [] : (['namespace', 'podLabels'] as const).filter((fact) => reader[fact] === undefined);
  if (missing.length === 0) return undefined;
  const names = policies.map(({ namespace, name }) => `${namespace}/${name}`);

  return {
    isOpen: true,
    problem: {
      code: 'AM933',
      severity: Severity.INFO,
      message: `${quote(key)} cannot reach port ${port} of ${quote(pod.source)} unless NetworkPolicy ${quoteList(names)} allows ingress from it, which is not known, because the profile does not have its ${missing.join(' and ')}`,
      fix: `set ${missing.join(' and ')} of the profile`,
    },
  };
}

/** Policies of other projects that may allow the connection, and who may install one: policies only add to each other. */
function allowing(forecast: Forecast, others: readonly StoredObject[], namespace: string | undefined): string[] {
  const missing = { from: ['all'], called: 'a NetworkPolicy that does', namespaces: namespace === undefined ? [] : [namespace] } as const;

  return [...others.map(({ manifest }) => `${describe(namedAs(manifest))} does`), ...namespace === undefined ? [] : bringersOf(forecast, missing)];
}
