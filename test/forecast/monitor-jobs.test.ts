import { OPERATOR } from '../../lib/forecast/operator';
import { inspect } from '../../lib/inspection/inspect';
import { StoredObject } from '../../lib/manifests/objects';
import { isMonitorKey } from '../../lib/operator-port/monitor-kinds';
import { podMonitor, serviceMonitor } from '../support/manifests/monitors';
import { prometheus } from '../support/manifests/servers';
import { randomWorlds } from '../support/random-worlds';

const forecastOf = (manifests: readonly object[]) => (
  inspect(manifests.map((manifest) => ({ manifest: JSON.parse(JSON.stringify(manifest)) })), { operator: OPERATOR }).forecast);

describe('MonitorJobs', () => {
  test('are the jobs of one monitor alone, with the origin of each rule', () => {
    const forecast = forecastOf([prometheus(), serviceMonitor({}, { endpoints: [{ port: 'a' }, { port: 'b' }] }), podMonitor()]);
    const [server] = forecast.managedServers;
    const jobs = server.monitorJobs.of(forecast.objects.tryFindByKey('ServiceMonitor/shop/cart')!);

    expect(jobs.map(({ job }) => job.name)).toEqual(['serviceMonitor/shop/cart/0', 'serviceMonitor/shop/cart/1']);
    jobs.forEach(({ job, origins }) => expect(origins).toHaveLength(job.rules.length));
  });

  test('keeps the jobs in which no target was found, as they are read alone', () => {
    let compared = 0;
    for (const { manifests } of randomWorlds(5, 80)) {
      for (const { monitorJobs, jobs } of forecastOf(manifests).managedServers) {
        for (const { job: name, declaredBy, targets } of jobs().filter((each) => isMonitorKey(each.declaredBy))) {
          const alone = monitorJobs.of({ key: declaredBy } as StoredObject).find(({ job }) => job.name === name)!;
          const kept = monitorJobs.tryWithoutTargets(name);
          const expected = targets.length === 0 ? [alone.job.rules.length, alone.origins] : [undefined, undefined];
          expect([name, kept?.job.rules.length, kept?.origins]).toEqual([name, ...expected]);
          compared += kept ? 1 : 0;
        }
      }
    }
    expect(compared).toBeGreaterThan(50);
  });
});
