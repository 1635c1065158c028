/** The jobs of a ServiceMonitor. */
import { endpointJob } from './endpoint-job';
import { endpointRole } from './endpoint-role';
import { GeneratedJob } from '../../../operator-port/configuration';
import { BEARER_TOKEN_FILE, CLIENT } from '../../fields';
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
import { serviceMonitorRules } from '../relabeling/service-monitor-rules';
import { authorizationWithClass, tlsConfigWithClass } from '../scrape-class';

/**
 * One job for each endpoint.
 * @see generateServiceMonitorConfig in pkg/prometheus/promcfg.go, v0.94.1
 */
export function serviceMonitorJobs(context: JobContext): GeneratedJob[] {
  return partsAt(context.own, 'endpoints').map((endpoint, index) => serviceMonitorJob(endpoint, index, context));
}

function serviceMonitorJob(endpoint: Part, index: number, context: JobContext): GeneratedJob {
  const { own, object } = context;
  const role = endpointRole(own, context);

  return endpointJob({
    name: `serviceMonitor/${object.namespace}/${object.name}/${index}`,
    role,
    selectedRoles: [role, 'service'],
    client: client(endpoint, context),
    rules: serviceMonitorRules(endpoint, role, context),
  }, endpoint, context);
}

function client(endpoint: Part, context: JobContext): Entries {
  const scope = scopeOf(context);

  return [
    ...fieldEntries(CLIENT, endpoint, context),
    ...proxyConfig(endpoint, scope, context),
    ...oauth2(partAt(endpoint, 'oauth2'), scope, context),
    ...tlsConfig(tlsConfigWithClass(partAt(endpoint, 'tlsConfig'), context.scrapeClass), scope, context),
    ...fieldEntries([BEARER_TOKEN_FILE], endpoint, context),
    ...bearerTokenOfSecret(endpoint, scope),
    ...basicAuth(partAt(endpoint, 'basicAuth'), scope),
    ...authorization(authorizationWithClass(partAt(endpoint, 'authorization'), context.scrapeClass), scope, context),
  ];
}
