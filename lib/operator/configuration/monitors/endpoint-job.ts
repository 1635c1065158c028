/** What the jobs of ServiceMonitors and PodMonitors have in common. */
import { attachingPart } from './attach-metadata';
import { kubernetesDiscovery } from './kubernetes-discovery';
import { GeneratedJob } from '../../../operator-port/configuration';
import { ENDPOINT } from '../../fields';
import { scopeOf } from '../client/secrets';
import { block, Entries, fieldEntries } from '../entries';
import { JobContext } from '../job-context';
import { bodySizeLimit, limits } from '../limits';
import { Part } from '../part';
import { metricRelabelings } from '../relabeling/closing-rules';
import { RuleChain } from '../relabeling/rule-chain';
import {
  fallbackScrapeProtocol, honorLabels, honorTimestamps, nativeHistograms, scrapeProtocols, trackTimestampsStaleness,
} from '../scrape-settings';

/** What depends on the kind of monitor. */
export interface EndpointJob {
  readonly name: string;
  /** Role of the Kubernetes discovery. */
  readonly role: string;
  /** Roles whose objects the API server selects, if the monitor asks for that. */
  readonly selectedRoles: readonly string[];
  readonly client: Entries;
  readonly rules: RuleChain;
}

/** One job for one endpoint. */
export function endpointJob({ name, role, selectedRoles, client, rules }: EndpointJob, endpoint: Part, context: JobContext): GeneratedJob {
  const { own } = context;
  const roles = own.fields.selectorMechanism === 'RoleSelector' ? selectedRoles : [];

  const yaml = block(
    [['job_name', name]],
    honorLabels(endpoint, context),
    honorTimestamps(endpoint, endpoint.fields.honorTimestamps, context),
    trackTimestampsStaleness(endpoint, context),
    kubernetesDiscovery({ role, selecting: own, attaching: attachingPart(context), selectedRoles: roles }, scopeOf(context), context),
    fieldEntries(ENDPOINT, endpoint, context),
    client,
    [['relabel_configs', rules.rules]],
    limits(context),
    nativeHistograms(own, context),
    scrapeProtocols(own, context),
    fallbackScrapeProtocol(context),
    bodySizeLimit(context),
    metricRelabelings(endpoint.fields.metricRelabelings, context),
  );

  return { yaml, origins: rules.origins };
}
