/** AM963: a policy of another project selects the scraped pods or those of Prometheus, and whether it allows the scrape is not judged. */
import { Severity } from '../../findings/finding';
import { Problem } from '../../findings/problem';
import { PodTarget, podTargets, subjectOf } from '../../forecast/pod-targets';
import { OtherPolicies } from '../../kubernetes/network/other-policies';
import { describe, namedAs } from '../../manifests/manifest';
import { groupOf, StoredObject } from '../../manifests/objects';
import { groupBy } from '../../units/group';
import { Cause } from '../cause';
import { isProxied } from './proxied';
import { quoteFew } from '../../findings/quote-few';

/** One finding for each policy, monitor and direction. */
export const unjudgedPolicy: Cause = {
  code: 'AM963',
  stage: 'access',
  *run(forecast) {
    const policies = new OtherPolicies(forecast.objects);
    if (policies.isEmpty()) return;
    const leavingBy = new Map(forecast.servers.map((server) => {
      const pods = forecast.tryPodsOfServer(server);

      return [server.key, pods ? policies.selectingLeaving(pods) : []];
    }));
    const selected = [...podTargets(forecast)].filter(({ server, job }) => !isProxied(forecast, server, job)).flatMap((target) => [
      ...policies.selecting(target.pod, target.port).map((policy) => ({ target, policy, isLeaving: false })),
      ...leavingBy.get(target.server.key)!.map((policy) => ({ target, policy, isLeaving: true })),
    ]);
    const idOf = ({ target, policy, isLeaving }: typeof selected[number]) => [
      `${subjectOf(target)} ${isLeaving} ${policy.manifest.apiVersion} ${policy.key}`,
    ];
    for (const alike of groupBy(selected, idOf).values()) {
      const [{ target, policy, isLeaving }] = alike;
      const targets = alike.map((each) => each.target);
      const about = [...new Set(targets.map(({ pod }) => pod.source))];
      yield { key: subjectOf(target), about, problem: notJudged(policy, isLeaving, targets) };
    }
  },
};

function notJudged({ manifest }: StoredObject, isLeaving: boolean, targets: readonly PodTarget[]): Problem {
  const pods = quoteFew(new Set(targets.map(({ pod }) => pod.source)));
  const servers = quoteFew(new Set(targets.map(({ server }) => server.key)));
  const ports = [...new Set(targets.map(({ port }) => port))].join(', ');
  const may = isLeaving ? `selects the pods of ${servers} and may not let their requests out` : `selects ${pods} and may keep traffic out`;
  const reaches = isLeaving ? `they can reach ${pods}` : `${servers} can reach the pods`;
  const allows = isLeaving ? `egress to port ${ports} of ${pods}` : `ingress from the pods of ${servers} to port ${ports}`;

  return {
    code: 'AM963',
    severity: Severity.INFO,
    message: `${describe(namedAs(manifest))} ${may}. Policies of this kind (${groupOf(manifest.apiVersion ?? '')}) are not judged, so it is not known whether ${reaches}`,
    fix: `make sure that it allows ${allows}`,
  };
}
