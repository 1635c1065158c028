import { Chart } from 'cdk8s';
import { Prometheus } from '../../../imports/prometheus';
import { AnnotationConvention } from '../../../lib/app-monitoring/annotations/convention';
import { MonitorType } from '../../../lib/app-monitoring/monitor-type';
import { Inspection } from '../../../lib/inspection/inspection';
import { Profile } from '../../../lib/profiles/profile';
import { AdditionalScrapeConfigs } from '../../../lib/scrape-config/additional-scrape-configs';
import { addIngress, addService, addWorkload, monitor, newChart } from '../../support/app';

function annotated(profile?: Profile) {
  const chart = newChart();
  addWorkload(chart);
  addService(chart);
  addIngress(chart);

  return { chart, monitoring: monitor(chart, { monitorType: MonitorType.INGRESS, profile }) };
}

describe('An annotated Ingress', () => {
  const found = (profile?: Profile, objects: (chart: Chart) => void = () => undefined) => {
    const { chart, monitoring } = annotated(profile);
    objects(chart);

    return monitoring.findings.map(({ code, severity, message, fix }) => `${code} ${severity}: ${message}; ${fix}`);
  };

  test('is read by no common configuration', () => {
    expect(found()).toEqual([
      'AM309 warning: Ingress "shop/cart" is annotated, but no common configuration reads annotations of Ingresses: the Helm chart "prometheus" has no job for them, and toScrapeConfigs() has one only with a prober; give your Prometheus the job of toScrapeConfigs({ prober }), or set operatorMode: true for a Probe',
    ]);
    expect(found(Profile.custom({ readsAnnotations: true }))).toHaveLength(1);
  });

  test.each<{ it: string; profile?: Profile; objects?: (chart: Chart) => void }>([
    { it: 'the profile reads annotations and has a prober', profile: Profile.custom({ readsAnnotations: true, prober: 'blackbox:9115' }) },
    { it: 'the Prometheus is in the app, where AM938 knows its jobs', objects: (chart) => { new Prometheus(chart, 'prometheus', { spec: {} }); } },
  ])('is not reported where $it', ({ profile, objects }) => expect(found(profile, objects)).toEqual([]));

  test('is probed through the jobs of the convention', () => {
    const { chart } = annotated();
    const prometheus = new Prometheus(chart, 'prometheus', { metadata: { name: 'main' }, spec: { podMonitorSelector: {} } });
    new AdditionalScrapeConfigs(chart, 'jobs', { prometheus, jobs: AnnotationConvention.community().toJobs({ prober: 'blackbox:9115' }) });
    const { targets, findings } = Inspection.ofApp(chart.node.root);

    expect(targets.map(({ url }) => url)).toEqual(['http://blackbox:9115/probe?module=http_2xx&target=http%3A%2F%2Fshop.example.com%2F']);
    expect(findings.filter(({ code }) => code === 'AM938')).toEqual([]);
  });
});
