/** AM936: a plain web server serves the metrics with a Content-Type that Prometheus 3 may refuse. */
import { Severity } from '../../findings/finding';
import { Problem, quote } from '../../findings/problem';
import { fieldOf, MonitorEndpoint } from '../../forecast/monitor-endpoints';
import { PodTarget, podTargets, tryDeclaration } from '../../forecast/pod-targets';
import { StoredObject } from '../../manifests/objects';
import { Spec } from '../../operator-port/server';
import { isSemverBefore } from '../../units/semver';
import { Cause } from '../cause';

export const contentType: Cause = {
  code: 'AM936',
  stage: 'scrape',
  *run(forecast) {
    const reported = new Set<string>();
    for (const each of podTargets(forecast)) {
      const { server: { managed }, job } = each;
      const image = reported.has(job.job) || !managed || isSemverBefore(managed.server.version, SINCE) ? undefined : plainServerOf(each);
      const declaration = image === undefined ? undefined : tryDeclaration(forecast, job);
      if (!declaration) continue;
      const { monitor, part } = declaration;
      const scrapeClass = forecast.operator.scrapeClassOf(managed!.server, monitor);
      if ((monitor.manifest.spec as Spec).fallbackScrapeProtocol || scrapeClass.fallbackScrapeProtocol) continue;
      reported.add(job.job);
      yield { key: monitor.key, problem: mayBeRefused(monitor, part, image!, managed!.server.version) };
    }
  },
};

/** First version without a default fallback format. */
const SINCE = '3.0.0';

/** Images of web servers that derive the Content-Type from the file name. */
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
    message: `image ${quote(image)} serves the metrics and derives the Content-Type from the file name, but Prometheus ${version} refuses a Content-Type that it does not know, so scrapes may fail`,
    field,
    fix: `set ${field} to "PrometheusText0.0.4", or serve the metrics as text/plain`,
  };
}
