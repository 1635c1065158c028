/** ScrapeConfigs in place of the monitor of a plan. */
import type * as lazy from '../../consolidation/consolidate-for-profile';
import { Severity } from '../../findings/finding';
import { Problem } from '../../findings/problem';
import { refuse, Refusal } from '../../findings/refusal';
import { Manifest, stringMapAt } from '../../manifests/manifest';
import { Profile } from '../../profiles/profile';
import { MonitorPlan, Plan, PlanContext } from '../plan';
import { endpointsOf, resolveMonitorType } from '../resolve';
import { kindOf } from './check-kind';

/**
 * The plan with ScrapeConfigs, which have the same jobs as the monitor.
 * @throws Refusal (`AM235`) if the reader is not known, or a job would differ
 */
export function consolidatePlan(plan: Plan, { props, profile }: Pick<PlanContext, 'props' | 'profile'>): Plan {
  const { monitor } = plan;
  const kind = kindOf(resolveMonitorType(props));
  const count = endpointsOf(props).length;
  if (monitor === undefined) return plan;
  if (profile === undefined) {
    refuse(CODE, 'consolidateMonitors copies settings of Prometheus into ScrapeConfigs, and it is not known which Prometheus reads them', 'set profile, best with the object: Profile.ofPrometheus() or Profile.fromManifests()');
  }
  if (monitor.namespace === undefined) {
    refuse(CODE, 'consolidateMonitors writes the namespace of the monitor into ScrapeConfigs, and it is not set', 'set the namespace of the chart, or metadata.namespace');
  }
  const { scrapeConfigs, blocked } = consolidated(manifestOf(monitor, kind), profile!);
  if (blocked.length > 0) {
    throw new Refusal(blocked.map(({ message, fix }): Problem => (
      { code: CODE, message: `consolidateMonitors cannot replace the ${kind}: ${message}`, fix: `${fix}; or leave consolidateMonitors out` })));
  }
  if (scrapeConfigs.length !== count) {
    refuse(CODE, `consolidateMonitors needs one endpoint for each ScrapeConfig, and there are ${scrapeConfigs.length} for ${count}`, 'leave consolidateMonitors out');
  }

  return {
    ...plan,
    scrapeConfigs: scrapeConfigs.map(planOf),
    notes: [...plan.notes, ...profile!._server === undefined ? [settingsNotKnown(profile!)] : []],
  };
}

const CODE = 'AM235';

/** Few apps need it. */
function consolidated(monitor: Manifest, profile: Profile) {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return (require('../../consolidation/consolidate-for-profile') as typeof lazy).consolidateForProfile(monitor, profile);
}

function manifestOf({ name, namespace, labels, spec }: MonitorPlan, kind: string): Manifest {
  // As it would be written: some fields hold objects that are written as plain data.
  return JSON.parse(JSON.stringify({ apiVersion: 'monitoring.coreos.com/v1', kind, metadata: { name, namespace, labels }, spec })) as Manifest;
}

function planOf(scrapeConfig: Manifest): MonitorPlan {
  return {
    name: scrapeConfig.metadata!.name!,
    namespace: scrapeConfig.metadata!.namespace,
    labels: stringMapAt(scrapeConfig, ['metadata', 'labels']),
    spec: scrapeConfig.spec as object,
  };
}

function settingsNotKnown({ name }: Profile): Problem {
  return {
    code: 'AM236',
    severity: Severity.INFO,
    message: `the ScrapeConfigs are made for a Prometheus without podTargetLabels, apiserverConfig and default scrape class: profile ${name} does not say whether it has them`,
    fix: 'use Profile.ofPrometheus() or Profile.fromManifests(), so that its settings are known',
  };
}
