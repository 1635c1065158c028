/** AM920: pods are scraped over TLS by IP address, which certificates rarely contain. */
import { Severity } from '../../findings/finding';
import { Problem } from '../../findings/problem';
import { quoteFew } from '../../findings/quote-few';
import { fieldOf, MonitorEndpoint } from '../../forecast/monitor-endpoints';
import { podTargets, tryDeclaration } from '../../forecast/pod-targets';
import { stringAt } from '../../manifests/manifest';
import { StoredObject } from '../../manifests/objects';
import { Server } from '../../operator-port/server';
import { Cause } from '../cause';

export const unverifiableCertificate: Cause = {
  code: 'AM920',
  stage: 'scrape',
  *run(forecast) {
    const found = new Map<string, { readonly key: string; readonly part: MonitorEndpoint; readonly sources: Set<string> }>();
    for (const { server: { managed }, job, target, scheme } of podTargets(forecast)) {
      const declaration = scheme === 'https' && managed ? tryDeclaration(forecast, job) : undefined;
      if (!declaration) continue;
      const { monitor, part } = declaration;
      if (isOfUnknownClass(managed!.server, monitor)) continue;
      const { serverName, insecureSkipVerify } = forecast.operator.tlsOf(managed!.server, monitor, part.spec);
      if (serverName || insecureSkipVerify) continue;
      const seen = found.get(job.job) ?? { key: monitor.key, part, sources: new Set() };
      seen.sources.add(target.source);
      found.set(job.job, seen);
    }
    for (const { key, part, sources } of found.values()) yield { key, problem: byAddress(part, sources) };
  },
};

/** A profile knows scrape classes by name alone: what they say of TLS is not known. */
function isOfUnknownClass({ reader }: Server, { manifest }: StoredObject): boolean {
  return reader !== undefined && stringAt(manifest, ['spec', 'scrapeClass']) !== undefined;
}

function byAddress(part: MonitorEndpoint, sources: Iterable<string>): Problem {
  return {
    code: 'AM920',
    severity: Severity.WARNING,
    message: `pods of ${quoteFew(sources)} are scraped over TLS by IP address, but no serverName is set, so scrapes fail unless the certificate contains these addresses`,
    field: fieldOf(part, 'tlsConfig'),
    fix: `set ${fieldOf(part, 'tlsConfig.serverName')} to a name in the certificate`,
  };
}
