/** The jobs of a PodMonitor. */
import { endpointJob } from './endpoint-job';
import { GeneratedJob } from '../../../operator-port/configuration';
import { CLIENT } from '../../fields';
import { authorization } from '../client/authorization';
import { basicAuth } from '../client/basic-auth';
import { bearerTokenOfSecret } from '../client/bearer-token';
import { oauth2 } from '../client/oauth2';
import { proxyConfig } from '../client/proxy-config';
import { scopeOf } from '../client/secrets';
import { tlsConfig } from '../client/tls-config';
import { Entries, fieldEntries } from '../entries';
import { JobContext } from '../job-context';
import { Part, partAt, partsAt } from '../part';
import { podMonitorRules } from '../relabeling/pod-monitor-rules';
import { authorizationWithClass, safeTlsConfigWithClass } from '../scrape-class';

/**
 * One job for each endpoint.
 * @see generatePodMonitorConfig in pkg/prometheus/promcfg.go, v0.94.1
 */
export function podMonitorJobs(context: JobContext): GeneratedJob[] {
  return partsAt(context.own, 'podMetricsEndpoints').map((endpoint, index) => podMonitorJob(endpoint, index, context));
}

function podMonitorJob(endpoint: Part, index: number, context: JobContext): GeneratedJob {
  const { object } = context;

  return endpointJob({
    name: `podMonitor/${object.namespace}/${object.name}/${index}`,
    role: 'pod',
    selectedRoles: ['pod'],
    client: client(endpoint, context),
    rules: podMonitorRules(endpoint, context),
  }, endpoint, context);
}

function client(endpoint: Part, context: JobContext): Entries {
  const scope = scopeOf(context);

  return [
    ...fieldEntries(CLIENT, endpoint, context),
    ...tlsConfig(safeTlsConfigWithClass(partAt(endpoint, 'tlsConfig'), context.scrapeClass, context.server), scope, context),
    ...bearerTokenOfSecret(endpoint, scope),
    ...basicAuth(partAt(endpoint, 'basicAuth'), scope),
    ...oauth2(partAt(endpoint, 'oauth2'), scope, context),
    ...proxyConfig(endpoint, scope, context),
    ...authorization(authorizationWithClass(partAt(endpoint, 'authorization'), context.scrapeClass), scope, context),
  ];
}
