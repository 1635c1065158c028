/** AM920: TLS to addresses of pods, which certificates seldom hold. */
import { Check } from './check';
import { fieldOf, MonitorPart } from './monitor-parts';
import { podTargets, tryDeclaration } from './pod-targets';
import { quoteFew } from './quote-few';
import { tlsOf } from './scrape-class-of';
import { Severity } from '../findings/finding';
import { Problem } from '../findings/problem';

export const unverifiableCertificate: Check = {
  code: 'AM920',
  *run(scene) {
    const found = new Map<string, { readonly key: string; readonly part: MonitorPart; readonly sources: Set<string> }>();
    for (const { server: { managed }, job, target, scheme } of podTargets(scene)) {
      const declaration = scheme === 'https' && managed ? tryDeclaration(scene, job) : undefined;
      if (!declaration) continue;
      const { monitor, part } = declaration;
      const { serverName, insecureSkipVerify } = tlsOf(managed!.server, monitor, part);
      if (serverName || insecureSkipVerify) continue;
      const seen = found.get(job.job) ?? { key: monitor.key, part, sources: new Set() };
      seen.sources.add(target.source);
      found.set(job.job, seen);
    }
    for (const { key, part, sources } of found.values()) yield { key, problem: byAddress(part, sources) };
  },
};

function byAddress(part: MonitorPart, sources: Iterable<string>): Problem {
  return {
    code: 'AM920',
    severity: Severity.WARNING,
    message: `pods of ${quoteFew(sources)} are scraped by their addresses over TLS, and without a serverName only a certificate for those addresses is taken, so scrapes may fail`,
    fix: `set ${fieldOf(part, 'tlsConfig.serverName')} to a name that the certificate is for`,
  };
}
