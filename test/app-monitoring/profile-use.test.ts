import { App, Testing } from 'cdk8s';
import { Construct } from 'constructs';
import { AppMonitoringProps } from '../../lib/app-monitoring/app-monitoring-props';
import { Auth } from '../../lib/app-monitoring/auth';
import { MonitorType } from '../../lib/app-monitoring/monitor-type';
import { Profile } from '../../lib/profiles/profile';
import { ProfileProps } from '../../lib/profiles/profile-props';
import { addIngress, addService, addWorkload, errorsOf, monitor, newChart, synthOnly } from '../support/app';

const labelled = (team: string) => Profile.custom({ labels: { team } });

describe('Profile.applyTo()', () => {
  test('holds for everything below', () => {
    const app = new App();
    const chart = newChart({}, app);
    addWorkload(chart);
    monitor(chart, { operatorMode: true });
    labelled('app').applyTo(app);

    expect(synthOnly(chart, 'PodMonitor').metadata.labels).toEqual({ team: 'app' });
  });

  test('gives way to a nearer one, and that to the prop', () => {
    const app = new App();
    const chart = newChart({}, app);
    const near = new Construct(chart, 'near');
    const workload = addWorkload(chart);
    labelled('app').applyTo(app);
    labelled('near').applyTo(near);
    ['far', 'near', 'prop'].forEach((name) => monitor(name === 'far' ? chart : near, {
      operatorMode: true, workload, metadata: { name }, ...(name === 'prop' && { profile: labelled('prop') }),
    }, name));

    const monitors = Testing.synth(chart).filter(({ kind }) => kind === 'PodMonitor');
    expect(monitors.map(({ metadata }) => [metadata.name, metadata.labels.team]).sort()).toEqual([['far', 'app'], ['near', 'near'], ['prop', 'prop']]);
  });
});

describe('Profile.applyTo() between two synths', () => {
  const swapped = (labels: { readonly [key: string]: string } | undefined, props: AppMonitoringProps = {}) => {
    const chart = newChart({ labels });
    addWorkload(chart);
    const { monitor: object } = monitor(chart, { operatorMode: true, ...props });
    const labelsUnder = (profile: ProfileProps) => {
      Profile.custom(profile).applyTo(chart);

      return synthOnly(chart, 'PodMonitor').metadata.labels;
    };

    return { metadata: object!.metadata, labelsUnder };
  };

  test('takes its labels with it', () => {
    const { labelsUnder } = swapped(undefined);

    expect(labelsUnder({ labels: { release: 'old', team: 'a' } })).toEqual({ release: 'old', team: 'a' });
    expect(labelsUnder({ labels: { release: 'new' } })).toEqual({ release: 'new' });
    expect(labelsUnder({ labels: { toString: 'x' } as any })).toEqual({ toString: 'x' });
    expect(labelsUnder({})).toBeUndefined();
  });

  test('leaves what the chart and the metadata say, also where it says the same or had overruled it', () => {
    const { labelsUnder } = swapped({ release: 'chart', part: 'shop', stage: 'dev' }, { metadata: { labels: { team: 'a' } } });

    expect(labelsUnder({ labels: { release: 'mon', part: 'shop', team: 'a' } })).toEqual({ release: 'mon', part: 'shop', team: 'a', stage: 'dev' });
    expect(labelsUnder({})).toEqual({ release: 'chart', part: 'shop', team: 'a', stage: 'dev' });
  });

  test('leaves what the user adds or changes in between', () => {
    const { metadata, labelsUnder } = swapped(undefined);
    labelsUnder({ labels: { release: 'old', team: 'a' } });
    metadata.addLabel('mine', 'x');
    metadata.addLabel('team', 'mine');

    expect(labelsUnder({})).toEqual({ mine: 'x', team: 'mine' });
  });
});

describe('AppMonitoringProps.profile', () => {
  const under = (profile: ProfileProps, props: AppMonitoringProps) => {
    const chart = newChart();
    addWorkload(chart);
    addService(chart);
    addIngress(chart);
    monitor(chart, { ...props, profile: Profile.custom(profile) });

    return chart;
  };

  test('stamps its labels beside those of the metadata', () => {
    const chart = under({ labels: { release: 'mon' } }, { operatorMode: true, metadata: { labels: { team: 'a', release: 'mon' } } });

    expect(synthOnly(chart, 'PodMonitor').metadata.labels).toEqual({ release: 'mon', team: 'a' });
  });

  test('knows the prober, unless one is stated', () => {
    const props = { operatorMode: true, monitorType: MonitorType.INGRESS };

    expect(synthOnly(under({ prober: 'known' }, props), 'Probe').spec.prober).toEqual({ url: 'known' });
    expect(synthOnly(under({ prober: 'known' }, { ...props, probe: { prober: 'stated' } }), 'Probe').spec.prober).toEqual({ url: 'stated' });
  });

  const service = { operatorMode: true, monitorType: MonitorType.SERVICE };

  test.each<{ it: string; profile: ProfileProps; props: AppMonitoringProps; expected: string[] }>([
    {
      it: 'a label it selects by another value of',
      profile: { labels: { release: 'mon' } },
      props: { operatorMode: true, metadata: { labels: { release: 'x' } } },
      expected: ['[shop/monitoring] AM505: metadata.labels release: "x" does not match profile custom, which selects by "mon"; leave the label out, or set another profile'],
    },
    {
      it: 'annotations it does not read',
      profile: { readsAnnotations: false },
      props: {},
      expected: ['[shop/monitoring] AM307: profile custom does not read annotations, so nothing would be scraped; set operatorMode: true, or readsAnnotations: true in the profile'],
    },
    {
      it: 'a scrape class it does not define',
      profile: { scrapeClasses: ['a', 'b'] },
      props: { operatorMode: true, scrapeClass: 'c' },
      expected: ['[shop/monitoring] AM504: scrapeClass "c" is not defined by profile custom (has "a", "b"); use one of those'],
    },
    {
      it: 'any scrape class where it defines none',
      profile: { scrapeClasses: [] },
      props: { operatorMode: true, scrapeClass: 'c' },
      expected: ['[shop/monitoring] AM504: scrapeClass "c" is not defined by profile custom (has none); use one of those'],
    },
    {
      it: 'files it forbids',
      profile: { allowsFiles: false },
      props: { ...service, tls: { caFile: '/ca' }, auth: Auth.bearerTokenFile('/token') },
      expected: ['[shop/monitoring] AM506: profile custom forbids files in ServiceMonitors: "tls.caFile", "auth.bearerTokenFile"; use Secret references or a scrapeClass'],
    },
    {
      it: 'a Probe without a prober',
      profile: {},
      props: { operatorMode: true, monitorType: MonitorType.INGRESS },
      expected: ["[shop/monitoring] AM112: a Probe needs a prober, and neither probe.prober nor the profile sets one; set probe: { prober: 'blackbox-exporter:9115' }, or prober in the profile"],
    },
  ])('refuses $it', ({ profile, props, expected }) => {
    expect(errorsOf(under(profile, props))).toEqual(expected);
  });

  test.each<{ it: string; profile: ProfileProps; props: AppMonitoringProps }>([
    { it: 'a scrape class it defines', profile: { scrapeClasses: ['a'] }, props: { operatorMode: true, scrapeClass: 'a' } },
    { it: 'any scrape class where it knows of none', profile: {}, props: { operatorMode: true, scrapeClass: 'a' } },
    { it: 'files where it says nothing', profile: {}, props: { ...service, tls: { caFile: '/ca' } } },
    { it: 'annotations where it says nothing', profile: {}, props: {} },
  ])('takes $it', ({ profile, props }) => {
    expect(errorsOf(under(profile, props))).toEqual([]);
  });
});
