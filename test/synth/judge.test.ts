import { ApiObject, App, Chart, JsonPatch, Testing } from 'cdk8s';
import { Acknowledgement, AppMonitoring, Discovery, Inspection, MonitorType, Profile, ScrapeConfig, SynthValidation } from 'cdk8s-app-monitoring';
import { addWorkload, newChart } from '../support/app';
import { capturedStderr } from '../support/captured-stderr';
import { podMonitor } from '../support/manifests/monitors';
import { prometheus } from '../support/manifests/servers';

const PORTS = { ports: [{ name: 'http', containerPort: 8080 }] };

/** An app with a monitor, and a Prometheus that selects others. */
function unread(props: object = {}): Chart {
  const chart = newChart();
  new AppMonitoring(chart, 'monitoring', { workload: addWorkload(chart, PORTS), operatorMode: true, ...props });
  new ApiObject(chart, 'server', prometheus({ podMonitorSelector: { matchLabels: { release: 'x' } } }) as never);

  return chart;
}

function failureOf(action: () => unknown): Error {
  try {
    action();
  } catch (error) {
    return error as Error;
  }
  throw new Error('nothing was thrown');
}

const stderr = capturedStderr();

describe('SynthValidation.add()', () => {
  test('is the former name of applyTo', () => {
    const chart = newChart();
    new ApiObject(chart, 'monitor', podMonitor({}, {}) as never);
    SynthValidation.add(chart.node.root, { external: JSON.stringify(prometheus({ podMonitorSelector: { matchLabels: { release: 'x' } } })) });

    expect(() => (chart.node.root as App).synthYaml()).toThrow(/AM901/);
  });
});

describe('App.synth() and Testing.synth()', () => {
  test.each([
    { it: 'of the app', synth: (chart: Chart) => (chart.node.root as App).synthYaml() },
    { it: 'of a chart', synth: (chart: Chart) => Testing.synth(chart) },
  ])('fails where a monitor is not read: $it', ({ synth }) => {
    expect(() => synth(unread())).toThrow(/\[shop\/monitoring\/Default\] AM901: "Prometheus\/monitoring\/main" does not select it/);
  });

  test('tells everything at once', () => {
    const chart = unread();
    new ApiObject(chart, 'other', podMonitor({ scrapeTimeout: '1h' }, {}, { labels: { release: 'x' } }) as never);

    expect(() => Testing.synth(chart)).toThrow(/AM901: [\s\S]*\[shop\/other\] AM917: /);
  });

  test('prints each error with the path of its object, also in the stack, which is printed for an uncaught error', () => {
    const app = unread().node.root as App;
    new SynthValidation().applyTo(app);

    const { message, stack } = failureOf(() => app.synthYaml());
    expect(message).toMatch(/^Validation failed with the following errors:\n  \[shop\/monitoring\/Default\] AM901: /);
    expect(stack).toContain(message);
    expect(message).not.toContain('[shop/monitoring] ');
  });

  test('passes where the server reads the monitor', () => {
    expect(Testing.synth(unread({ metadata: { labels: { release: 'x' } } }))).toHaveLength(3);
    expect(stderr()).toBe('');
  });

  test('passes where the finding is acknowledged, which is still listed', () => {
    const chart = unread();
    new Acknowledgement({ code: 'AM901', reason: 'read by another team' }).applyTo(chart);

    expect(Testing.synth(chart)).toHaveLength(3);
    expect(Inspection.ofApp(chart).findings.map(({ code, acknowledged }) => `${code} ${acknowledged}`)).toEqual(['AM901 read by another team']);
  });

  test('writes warnings to standard error once, and never into manifests', () => {
    const chart = unread({ metadata: { labels: { release: 'x' } } });
    new Chart(chart.node.root, 'second');
    new ApiObject(chart, 'again', podMonitor({ port: 'http', path: '/other', bearerTokenSecret: { name: 'login', key: 'token' } }, {}, { labels: { release: 'x' } }) as never);
    const yaml = (chart.node.root as App).synthYaml();

    expect(stderr().split('\n').filter((line) => line.includes('AM918'))).toHaveLength(1);
    expect(stderr()).toMatch(/^warning AM918 shop\/again: /);
    expect(yaml).not.toContain('AM918');
  });

  test('is judged anew each time', () => {
    const chart = unread();
    expect(() => Testing.synth(chart)).toThrow(/AM901/);
    (chart.node.findChild('server') as ApiObject).addJsonPatch(JsonPatch.replace('/spec/podMonitorSelector', {}));

    expect(Testing.synth(chart)).toHaveLength(3);
  });

  test('does not judge what could not be planned', () => {
    const chart = unread({ port: 'nope' });

    expect(() => Testing.synth(chart)).toThrow(/AM2\d\d/);
    expect(() => Testing.synth(chart)).not.toThrow(/AM901/);
  });

  test('keeps apps apart', () => {
    unread();

    expect(Testing.synth(unread({ metadata: { labels: { release: 'x' } } }))).toHaveLength(3);
  });
});

describe('Profile.applyTo()', () => {
  const under = (profile: Profile, props: object = {}) => {
    const chart = newChart();
    profile.applyTo(chart);
    new AppMonitoring(chart, 'monitoring', { workload: addWorkload(chart, PORTS), operatorMode: true, ...props });

    return chart;
  };

  test.each([
    { it: 'stamps what it selects by', profile: Profile.kubePrometheusStack(), props: {} },
    { it: 'knows no scrape classes, so that any will do', profile: Profile.custom({}), props: { scrapeClass: 'mine' } },
    { it: 'knows the scrape class', profile: Profile.custom({ scrapeClasses: ['mine'] }), props: { scrapeClass: 'mine' } },
  ])('stands in for the server: $it', ({ profile, props }) => expect(Testing.synth(under(profile, props))).toHaveLength(2));

  test('has the app judged by what its Prometheus would do', () => {
    const chart = under(Profile.custom({ labels: { release: 'x' } }));
    new ApiObject(chart, 'other', podMonitor({}, {}, { name: 'other' }) as never);

    expect(() => Testing.synth(chart)).toThrow(/\[shop\/other\] AM901: "Profile\/custom" does not select it/);
  });
});

describe('ScrapeConfig in a synth', () => {
  test('is judged like others', () => {
    const chart = newChart();
    new ScrapeConfig(chart, 'nodes', { metadata: { name: 'nodes' }, discoveries: [Discovery.staticTargets({ targets: ['10.0.0.1:9100'] })] });
    new ApiObject(chart, 'server', prometheus({ scrapeConfigSelector: { matchLabels: { team: 'infra' } } }) as never);

    expect(() => Testing.synth(chart)).toThrow(/\[shop\/nodes\/Default\] AM901: /);
  });
});

describe('SynthValidation', () => {
  const others = () => {
    const chart = newChart();
    new ApiObject(chart, 'monitor', podMonitor() as never);

    return chart;
  };

  test('judges an app without a construct of ours', () => {
    const chart = others();
    new ApiObject(chart, 'server', prometheus({ podMonitorSelector: { matchLabels: { a: 'b' } } }) as never);
    new SynthValidation().applyTo(chart.node.root);

    expect(() => (chart.node.root as App).synthYaml()).toThrow(/\[shop\/monitor[^\]]*\] AM901: /);
  });

  test('knows of a server outside of the app', () => {
    const chart = others();
    new SynthValidation({ external: JSON.stringify(prometheus({ podMonitorSelector: { matchLabels: { a: 'b' } } })) }).applyTo(chart.node.root);

    expect(() => (chart.node.root as App).synthYaml()).toThrow(/\[shop\/monitor[^\]]*\] AM901: /);
  });

  test('knows of Secrets outside of the app', () => {
    const chart = unread({ metadata: { labels: { release: 'x' } }, monitorType: MonitorType.POD });
    new ApiObject(chart, 'again', podMonitor({ port: 'http', path: '/other', bearerTokenSecret: { name: 'login', key: 'token' } }, {}, { labels: { release: 'x' } }) as never);
    new SynthValidation({ external: JSON.stringify({ apiVersion: 'v1', kind: 'Secret', metadata: { name: 'login', namespace: 'shop' }, stringData: { token: 'x' } }) }).applyTo(chart);
    Testing.synth(chart);

    expect(stderr()).not.toContain('AM918');
  });

  test('refuses external text that cannot be read', () => {
    const chart = others();
    new SynthValidation({ external: 'a: [' }).applyTo(chart.node.root);

    expect(() => (chart.node.root as App).synthYaml()).toThrow(/AM801 external:/);
  });
});

describe('an app of which nobody says who reads it', () => {
  const SERVICE = { kind: 'Service', apiVersion: 'v1', metadata: { name: 'cart' }, spec: { selector: { app: 'cart' }, ports: [{ name: 'metrics', port: 80, targetPort: 'metrics' }] } };
  const UNREAD = /^warning AM508 [^\n]+: nothing in this app says which Prometheus reads its monitors and annotations, [^\n]*; name the Prometheus once, [^\n]*\n$/;

  test.each([
    { it: 'with a monitor', build: (chart: Chart) => new AppMonitoring(chart, 'monitoring', { workload: addWorkload(chart, PORTS), operatorMode: true }) },
    { it: 'with two', build: (chart: Chart) => ['a', 'b'].map((id) => new AppMonitoring(chart, `of-${id}`, { workload: addWorkload(chart, { ...PORTS, id, name: id, labels: { app: id } }), operatorMode: true })) },
    { it: 'with annotations', build: (chart: Chart) => new AppMonitoring(chart, 'monitoring', { workload: addWorkload(chart, PORTS) }) },
    { it: 'with a ScrapeConfig', build: (chart: Chart) => new ScrapeConfig(chart, 'nodes', { discoveries: [Discovery.staticTargets({ targets: ['10.0.0.1:9100'] })] }) },
    { it: 'with objects of the cluster, but no server', build: (chart: Chart) => { new SynthValidation({ external: JSON.stringify({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop' } }) }).applyTo(chart); new AppMonitoring(chart, 'monitoring', { workload: addWorkload(chart, PORTS), operatorMode: true }); } },
    { it: 'with a monitor of others', build: (chart: Chart) => { new ApiObject(chart, 'monitor', podMonitor() as never); new SynthValidation().applyTo(chart); } },
  ])('is warned of once: $it', ({ build }) => {
    const chart = newChart();
    build(chart);
    (chart.node.root as App).synthYaml();

    expect(stderr()).toMatch(UNREAD);
  });

  test('is not warned of if it declares nothing to read', () => {
    const chart = newChart();
    new SynthValidation().applyTo(chart);
    addWorkload(chart, PORTS);
    Testing.synth(chart);

    expect(stderr()).toBe('');
  });

  test.each<{ it: string; chartsWithout: number; expected: RegExp }>([
    { it: 'every chart has a profile', chartsWithout: 0, expected: /^$/ },
    { it: 'a chart has none', chartsWithout: 1, expected: /^warning AM508 without-0\/monitoring: no profile holds for it, while other parts of this app have one, [^\n]*; apply the profile to the whole app, [^\n]*\n$/ },
    { it: 'two charts have none', chartsWithout: 2, expected: /^warning AM508 without-0\/monitoring: no profile holds for it \(nor 1 more\), [^\n]*\n$/ },
  ])('is warned of where profiles hold for a part of the app: $it', ({ chartsWithout, expected }) => {
    const app = new App();
    const names = ['with', ...Array.from({ length: chartsWithout }, (_, i) => `without-${i}`)];
    const [first] = names.map((name) => {
      const chart = new Chart(app, name, { namespace: name });
      new AppMonitoring(chart, 'monitoring', { workload: addWorkload(chart, PORTS), operatorMode: true });

      return chart;
    });
    Profile.custom({}).applyTo(first);
    app.synthYaml();

    expect(stderr()).toMatch(expected);
  });

  test('is not warned of if that is acknowledged', () => {
    const chart = newChart();
    new AppMonitoring(chart, 'monitoring', { workload: addWorkload(chart, PORTS), operatorMode: true });
    new Acknowledgement({ code: 'AM508', reason: 'any cluster may read it' }).applyTo(chart.node.root);
    Testing.synth(chart);

    expect(stderr()).toBe('');
  });

  test('still gets the warnings of its plans, and with a reader only those that the check does not tell', () => {
    const build = (profile?: Profile) => {
      const chart = newChart();
      const workload = addWorkload(chart, PORTS);
      const service = new ApiObject(chart, 'service', SERVICE as never);
      new AppMonitoring(chart, 'monitoring', { workload, service, operatorMode: true, monitorType: MonitorType.SERVICE, port: 'metrics', profile });

      return chart;
    };
    Testing.synth(build());
    expect(stderr()).toMatch(/^warning AM508 [^\n]*\nwarning AM217 shop\/monitoring: [^\n]*\n$/);

    expect(() => Testing.synth(build(Profile.custom({})))).toThrow(/\[shop\/monitoring\/Default\] AM910: /);
    expect(stderr().match(/AM217/g)).toHaveLength(1);
  });
});
