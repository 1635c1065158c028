import { ApiObject, App, Chart } from 'cdk8s';
import { AppMonitoring, Profile, SynthValidation } from 'cdk8s-app-monitoring';
import * as inspection from '../../lib/inspection/inspect-for';
import { addWorkload } from '../support/app';

const PORTS = { ports: [{ name: 'http', containerPort: 8080 }] };

/** Two charts with a monitored workload each, and their Prometheus. */
function appOf(profile: Profile) {
  const app = new App();
  profile.applyTo(app);
  const charts = ['shop', 'bank'].map((name) => new Chart(app, name, { namespace: name }));
  const workloads = charts.map((chart) => addWorkload(chart, PORTS));
  charts.forEach((chart, i) => new AppMonitoring(chart, 'monitoring', { workload: workloads[i], operatorMode: true }));

  return { app, charts, workloads };
}

let inspections: jest.SpyInstance;
let written: jest.SpyInstance;
beforeEach(() => {
  written = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  inspections = jest.spyOn(inspection, 'inspectFor');
});
afterEach(() => jest.restoreAllMocks());

describe('Chart.toJson(), one chart after the other', () => {
  test('inspects an app once while nothing changes', () => {
    const { charts } = appOf(Profile.kubePrometheusStack({ release: 'kps' }));

    charts.forEach((chart) => chart.toJson());
    charts.forEach((chart) => chart.toJson());

    expect(inspections).toHaveBeenCalledTimes(1);
  });

  test.each<{ readonly it: string; readonly change: (given: ReturnType<typeof appOf>) => unknown }>([
    { it: 'an object is added', change: ({ app }) => new ApiObject(new Chart(app, 'other'), 'map', { apiVersion: 'v1', kind: 'ConfigMap' }) },
    { it: 'a label is added', change: ({ workloads: [workload] }) => (workload as ApiObject).metadata.addLabel('a', 'b') },
    { it: 'an external object is added', change: ({ app }) => new SynthValidation({ external: '{ apiVersion: v1, kind: Namespace, metadata: { name: x } }' }).applyTo(app) },
    { it: 'another profile is set', change: ({ app }) => Profile.kubePrometheusStack({ release: 'other' }).applyTo(app) },
    { it: 'a day passes', change: () => jest.useFakeTimers({ now: new Date('2099-01-01') }) },
  ])('inspects it again when $it', ({ change }) => {
    const given = appOf(Profile.kubePrometheusStack({ release: 'kps' }));
    given.charts[0].toJson();

    change(given);
    given.charts[1].toJson();
    jest.useRealTimers();

    expect(inspections).toHaveBeenCalledTimes(2);
  });

  test('reports the findings of each state each time', () => {
    const { charts: [shop] } = appOf(Profile.kubePrometheusStack({ release: 'kps' }));
    const warnings = () => {
      written.mockClear();
      shop.toJson();

      return written.mock.calls.flat().join('').includes('AM601');
    };
    const before = warnings();
    new ApiObject(shop, 'twin', { apiVersion: 'v1', kind: 'Service', metadata: { name: 'Not_Valid' } });
    const during = [warnings(), warnings()];
    shop.node.tryRemoveChild('twin');

    expect({ before, during, after: warnings() }).toEqual({ before: false, during: [true, true], after: false });
    expect(inspections).toHaveBeenCalledTimes(2);
  });
});
