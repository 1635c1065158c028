/** AM919: an endpoint sets two authentication methods. */
import { rejectedBecause, rejectedWhole, serversIn } from './rejection-causes';
import { Problem, quoteList } from '../../findings/problem';
import { fieldOf, MonitorEndpoint, partsOf } from '../../forecast/monitor-endpoints';
import { StoredObject } from '../../manifests/objects';
import { Cause } from '../cause';

/** The operator does not check Probes: Prometheus then refuses its whole configuration. */
export const conflictingAuth: Cause = {
  code: 'AM919',
  stage: 'rejected',
  explains: 'AM611',
  *run(forecast) {
    for (const { monitor, rejections } of rejectedBecause(forecast, 'AM919')) {
      for (const part of partsOf(monitor)) {
        if (loginsOf(part).length < 2) continue;
        yield { key: monitor.key, servers: serversIn(rejections), problem: twoAtOnce(part, rejectedWhole(monitor)) };
      }
    }
    for (const probe of forecast.objects.ofKind('Probe')) {
      const [part] = partsOf(probe);
      const servers = forecast.rejectionsOf(probe).length === 0 ? forecast.serversOf(probe) : [];
      if (loginsOf(part).length < 2 || servers.length === 0) continue;
      yield { key: probe.key, servers: servers.map(({ key }) => key), problem: twoAtOnce(part, refusedBy(servers)) };
    }
  },
};

const LOGINS = ['authorization', 'basicAuth', 'bearerTokenSecret', 'oauth2'];

function loginsOf({ spec }: MonitorEndpoint): string[] {
  return LOGINS.filter((login) => spec[login]);
}

function refusedBy(servers: readonly Pick<StoredObject, 'key'>[]): string {
  return `so Prometheus does not load the configuration of ${quoteList(servers.map(({ key }) => key))} and scrapes nothing at all`;
}

function twoAtOnce(part: MonitorEndpoint, consequence: string): Problem {
  const logins = loginsOf(part).map((login) => fieldOf(part, login));

  return {
    code: 'AM919',
    message: `${quoteList(logins)} are set together, but a request can use only one authentication method, ${consequence}`,
    fix: `keep only one of ${quoteList(logins)}`,
    field: logins[0],
  };
}
