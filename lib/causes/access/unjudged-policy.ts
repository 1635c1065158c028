/** AM963: a policy of another project selects the scraped pods, and whether it lets Prometheus in is not judged. */
import { Severity } from '../../findings/finding';
import { Problem } from '../../findings/problem';
import { PodTarget, podTargets, subjectOf } from '../../forecast/pod-targets';
import { OtherPolicies } from '../../kubernetes/network/other-policies';
import { describe, namedAs } from '../../manifests/manifest';
import { groupOf, StoredObject } from '../../manifests/objects';
import { groupBy } from '../../units/group';
import { Cause } from '../cause';
import { isProxied } from './proxied';
import { quoteFew } from '../quote-few';

/** One finding for each policy and monitor. */
export const unjudgedPolicy: Cause = {
  code: 'AM963',
  stage: 'access',
  *run(forecast) {
    const policies = new OtherPolicies(forecast.objects);
    if (policies.isEmpty()) return;
    const selected = [...podTargets(forecast)]
      .flatMap((target) => policies.selecting(target.pod, target.port).map((policy) => ({ target, policy })))
      .filter(({ target: { server, job } }) => !isProxied(forecast, server, job));
    for (const alike of groupBy(selected, ({ target, policy }) => [`${subjectOf(target)} ${policy.manifest.apiVersion} ${policy.key}`]).values()) {
      const [{ target, policy }] = alike;
      const targets = alike.map((each) => each.target);
      yield { key: subjectOf(target), about: [...new Set(targets.map(({ pod }) => pod.source))], problem: notJudged(policy, targets) };
    }
  },
};

function notJudged({ manifest }: StoredObject, targets: readonly PodTarget[]): Problem {
  const sources = new Set(targets.map(({ pod }) => pod.source));
  const servers = quoteFew(new Set(targets.map(({ server }) => server.key)));
  const ports = new Set(targets.map(({ port }) => port));

  return {
    code: 'AM963',
    severity: Severity.INFO,
    message: `${describe(namedAs(manifest))} selects ${quoteFew(sources)} and may keep traffic out. Policies of this kind (${groupOf(manifest.apiVersion ?? '')}) are not judged, so it is not known whether ${servers} can reach the pods`,
    fix: `make sure that it allows ingress from the pods of ${servers} to port ${[...ports].join(', ')}`,
  };
}
