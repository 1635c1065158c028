/** AM937: the address of a prober is not a host or host:port, or a Probe sets two kinds of targets, one of which is ignored. */
import { Problem, quote } from '../../findings/problem';
import { StoredObject } from '../../manifests/objects';
import { Spec } from '../../operator-port/server';
import { whyNotProber } from '../../units/prober';
import { Cause } from '../cause';
import { rejectedBecause, rejectedWhole, serversIn } from './rejection-causes';

export const proberAddress: Cause = {
  code: 'AM937',
  stage: 'rejected',
  explains: 'AM611',
  *run(forecast) {
    for (const { monitor, rejections } of rejectedBecause(forecast, 'AM937')) {
      yield { key: monitor.key, servers: serversIn(rejections), problem: noAddress(monitor, (monitor.manifest.spec as Spec).prober?.url ?? '') };
    }
    for (const probe of forecast.objects.ofKind('Probe')) {
      const { targets = {} } = probe.manifest.spec as Spec;
      const isTaken = forecast.serversOf(probe).length > 0 && forecast.rejectionsOf(probe).length === 0;
      if (isTaken && targets?.staticConfig && targets.ingress) yield { key: probe.key, problem: staticWins() };
    }
  },
};

function noAddress(monitor: StoredObject, url: string): Problem {
  const [, scheme, host, path = ''] = /^(?:(\w+):\/\/)?([^/]*)(\/.*)?$/s.exec(url) ?? [];
  const rest = [...scheme ? [`prober.scheme to ${quote(scheme)}`] : [], ...path.length > 1 ? [`prober.path to ${quote(path)}`] : []];
  const isClear = rest.length > 0 && whyNotProber(host) === undefined;

  return {
    code: 'AM937',
    field: 'prober.url',
    message: `prober.url ${quote(url)} ${whyNotProber(url) ?? 'is not valid'}. It must be host or host:port, ${rejectedWhole(monitor)}`,
    fix: isClear ? `set prober.url to ${quote(host)}, and set ${rest.join(' and ')}` : 'set prober.url to an address like "blackbox:9115"',
  };
}

function staticWins(): Problem {
  return {
    code: 'AM937',
    field: 'targets.ingress',
    message: 'targets.staticConfig and targets.ingress are both set, but the operator uses only the static targets, so no Ingress is probed',
    fix: 'create a separate Probe for targets.ingress',
  };
}
