/** The job of a Probe. */
import { probeTargets } from './probe-targets';
import { GeneratedJob } from '../../../operator-port/configuration';
import { Yaml } from '../../../operator-port/yaml';
import { CLIENT, PROBE_INTERVALS, PROBER_SCHEME } from '../../fields';
import { operatorSince } from '../../operator-since';
import { authorization } from '../client/authorization';
import { basicAuth } from '../client/basic-auth';
import { bearerTokenOfSecret } from '../client/bearer-token';
import { oauth2 } from '../client/oauth2';
import { proxyConfig } from '../client/proxy-config';
import { scopeOf } from '../client/secrets';
import { tlsConfig } from '../client/tls-config';
import { block, Entries, fieldEntries } from '../entries';
import { JobContext } from '../job-context';
import { enforcedBodySizeLimit, limits } from '../limits';
import { Part, partAt, withFields } from '../part';
import { metricRelabelings } from '../relabeling/closing-rules';
import { authorizationWithClass, safeTlsConfigWithClass } from '../scrape-class';
import { fallbackScrapeProtocol, honorTimestamps, nativeHistograms, scrapeProtocols } from '../scrape-settings';

/** @see generateProbeConfig in pkg/prometheus/promcfg.go, v0.94.1 */
export function probeJob(context: JobContext): GeneratedJob {
  const { own, object } = context;
  const scope = scopeOf(context);
  const prober = partAt(own, 'prober') ?? withFields(own, {});
  const { discovery, rules } = probeTargets(prober.fields.url ?? '', context);

  const yaml = block(
    [['job_name', `probe/${object.namespace}/${object.name}`]],
    honorTimestamps(own, true, context),
    [['metrics_path', prober.fields.path ?? '']],
    fieldEntries(PROBE_INTERVALS, own, context),
    fieldEntries([PROBER_SCHEME], prober, context),
    params(own),
    limits(context),
    nativeHistograms(own, context),
    scrapeProtocols(own, context),
    fallbackScrapeProtocol(context),
    enforcedBodySizeLimit(context),
    proxyConfig(prober, scope, context),
    // From operator 0.88 to 0.89 the fields are known and not written.
    operatorSince(context.server, 90) ? fieldEntries(CLIENT, own, context) : [],
    tlsConfig(safeTlsConfigWithClass(partAt(own, 'tlsConfig'), context.scrapeClass, context.server), scope, context),
    discovery,
    [['relabel_configs', rules.rules]],
    bearerTokenOfSecret(own, scope),
    basicAuth(partAt(own, 'basicAuth'), scope),
    oauth2(partAt(own, 'oauth2'), scope, context),
    authorization(authorizationWithClass(partAt(own, 'authorization'), context.scrapeClass), scope, context),
    metricRelabelings(own.fields.metricRelabelings, context),
  );

  return { yaml, origins: rules.origins };
}

/** The module is one of the parameters, and replaces a parameter of the same name. */
function params({ fields }: Part): Entries {
  const module: readonly [string, Yaml][] = fields.module ? [['module', [fields.module]]] : [];
  const others: readonly { readonly name: string; readonly values?: readonly string[] | null }[] = fields.params ?? [];
  const entries = [
    ...module,
    ...others.filter(({ name }) => !(fields.module && name === 'module')).map(({ name, values }): [string, Yaml] => [name, values ?? []]),
  ];

  return entries.length === 0 ? [] : [['params', new Map(entries)]];
}
