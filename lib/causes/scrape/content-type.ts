/** AM936: a plain web server serves the metrics, whose Content-Type Prometheus 3 may refuse. */
import { Severity } from '../../findings/finding';
import { Problem, quote } from '../../findings/problem';
import { fieldOf, MonitorEndpoint } from '../../forecast/monitor-endpoints';
import { PodTarget, podTargets, tryDeclaration } from '../../forecast/pod-targets';
import { StoredObject } from '../../manifests/objects';
import { Spec } from '../../operator-port/server';
import { semverAtLeast } from '../../units/semver';
import { Cause } from '../cause';

export const contentType: Cause = {
  code: 'AM936',
  *run(forecast) {
    const told = new Set<string>();
    for (const each of podTargets(forecast)) {
      const { server: { managed }, job } = each;
      const image = told.has(job.job) || !managed || !semverAtLeast(managed.server.version, SINCE) ? undefined : plainServerOf(each);
      const declaration = image === undefined ? undefined : tryDeclaration(forecast, job);
      if (!declaration) continue;
      const { monitor, part } = declaration;
      const scrapeClass = forecast.operator.scrapeClassOf(managed!.server, monitor);
      if ((monitor.manifest.spec as Spec).fallbackScrapeProtocol || scrapeClass.fallbackScrapeProtocol) continue;
      told.add(job.job);
      yield { key: monitor.key, problem: mayBeRefused(monitor, part, image!, managed!.server.version) };
    }
  },
};

/** First version without a format that it falls back to by itself. */
const SINCE = '3.0.0';

/** Images that serve files, with a type by the ending of their names. */
const PLAIN_SERVERS = /(?:^|\/)(?:nginx|nginx-unprivileged|httpd|lighttpd|busybox)$/;

/** The image of the container that declares the port. */
function plainServerOf({ pod, port }: PodTarget): string | undefined {
  const images = pod.containers.filter(({ ports }) => ports.some(({ containerPort }) => containerPort === port)).map(({ image }) => image);

  return images.find((image) => PLAIN_SERVERS.test(image.replace(/@.*$/, '').replace(/:[^:/]*$/, '')));
}

function mayBeRefused({ kind }: StoredObject, part: MonitorEndpoint, image: string, version: string): Problem {
  const field = kind === 'ScrapeConfig' ? fieldOf(part, 'fallbackScrapeProtocol') : 'fallbackScrapeProtocol';

  return {
    code: 'AM936',
    severity: Severity.WARNING,
    message: `the metrics come from ${quote(image)}, which gives files a Content-Type by their names, and Prometheus ${version} fails a target whose Content-Type is not one of its own`,
    fix: `set ${field} to "PrometheusText0.0.4", or serve them as text/plain`,
  };
}
