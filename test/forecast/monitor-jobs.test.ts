import { OPERATOR } from '../../lib/forecast/operator';
import { inspect } from '../../lib/inspection/inspect';
import { isMonitorKey } from '../../lib/operator-port/monitor-kinds';
import { podMonitor, serviceMonitor } from '../support/manifests/monitors';
import { prometheus } from '../support/manifests/servers';
import { randomWorlds } from '../support/random-worlds';

const forecastOf = (manifests: readonly object[]) => (
  inspect(manifests.map((manifest) => ({ manifest: JSON.parse(JSON.stringify(manifest)) })), { operator: OPERATOR }).forecast);

describe('ManagedServer.jobsOf()', () => {
  test('are the jobs of one monitor alone, with the origin of each rule', () => {
    const forecast = forecastOf([prometheus(), serviceMonitor({}, { endpoints: [{ port: 'a' }, { port: 'b' }] }), podMonitor()]);
    const [server] = forecast.managedServers;
    const jobs = server.jobsOf(forecast.objects.tryFindByKey('ServiceMonitor/shop/cart')!);

    expect(jobs.map(({ job }) => job.name)).toEqual(['serviceMonitor/shop/cart/0', 'serviceMonitor/shop/cart/1']);
    jobs.forEach(({ job, origins }) => expect(origins).toHaveLength(job.rules.length));
  });

  test('are the same whether they were read for the targets or alone', () => {
    let compared = 0;
    for (const { manifests } of randomWorlds(5, 80)) {
      const forecast = forecastOf(manifests);
      const jobs = () => forecast.managedServers.map((server) => server.result.selected.filter(isMonitorKey)
        .map((key) => server.jobsOf(forecast.objects.tryFindByKey(key)!).map(({ job, origins }) => [job.name, job.rules.length, origins])));
      const alone = jobs();
      const refused = forecast.managedServers.map((server) => server.result.judged().refused);

      if (refused.every((each) => each === undefined)) expect(jobs()).toEqual(alone);
      compared += alone.flat(2).length;
    }
    expect(compared).toBeGreaterThan(100);
  });
});
