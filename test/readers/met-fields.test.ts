import { fieldsOf } from './fields-of-crds';
import { asRead, metFields, tryUnread } from '../../lib/readers/met-fields';
import { OTHER_READERS, tryOtherReader } from '../../lib/readers/other-readers';

const pod = (endpoint: object, spec: object = {}) => ({
  apiVersion: 'monitoring.coreos.com/v1', kind: 'PodMonitor', metadata: { name: 'cart', namespace: 'shop' }, spec: { selector: {}, podMetricsEndpoints: [endpoint], ...spec },
});
const scrapeConfig = (spec: object) => ({ apiVersion: 'monitoring.coreos.com/v1alpha1', kind: 'ScrapeConfig', metadata: { name: 'nodes', namespace: 'shop' }, spec });

describe('metFields()', () => {
  test.each([
    { it: 'portNumber before Alloy 1.11', reader: 'grafana-alloy', version: 'v1.10.0', given: pod({ portNumber: 8080 }), paths: ['spec.podMetricsEndpoints[0].portNumber'] },
    { it: 'portNumber since Alloy 1.11', reader: 'grafana-alloy', version: 'v1.11.0', given: pod({ portNumber: 8080 }), paths: [] },
    { it: 'the newest checked version without a version', reader: 'grafana-alloy', given: pod({ portNumber: 8080 }), paths: [] },
    { it: 'portNumber before 0.54 of VictoriaMetrics', reader: 'victoria-metrics', version: 'v0.53.0', given: pod({ portNumber: 1 }), paths: ['spec.podMetricsEndpoints[0].portNumber'] },
    { it: 'each place of a field', reader: 'grafana-alloy', given: pod({}, { podMetricsEndpoints: [{ noProxy: 'a' }, {}, { noProxy: 'b' }] }), paths: ['spec.podMetricsEndpoints[0].noProxy', 'spec.podMetricsEndpoints[2].noProxy'] },
    { it: 'no row for a field that is null', reader: 'grafana-alloy', given: pod({}, { scrapeClass: null }), paths: [] },
    { it: 'an interval below the default timeout', reader: 'grafana-alloy', given: pod({ interval: '5s' }), paths: ['spec.podMetricsEndpoints[0].interval'] },
    { it: 'not an interval with a timeout', reader: 'grafana-alloy', given: pod({ interval: '5s', scrapeTimeout: '4s' }), paths: [] },
    { it: 'not an interval of 10s', reader: 'grafana-alloy', given: pod({ interval: '10s' }), paths: [] },
    { it: 'nothing for an interval that is not valid', reader: 'grafana-alloy', given: pod({ interval: 'often' }), paths: [] },
    { it: 'an empty replacement', reader: 'grafana-alloy', given: pod({ relabelings: [{ targetLabel: 'a', replacement: '' }] }), paths: ['spec.podMetricsEndpoints[0].relabelings[0]'] },
    { it: 'not a replacement that is not set', reader: 'grafana-alloy', given: pod({ relabelings: [{ targetLabel: 'a' }] }), paths: [] },
    { it: 'a rule without source labels', reader: 'victoria-metrics', given: pod({ relabelings: [{ action: 'Keep', regex: 'x' }] }), paths: ['spec.podMetricsEndpoints[0].relabelings[0]'] },
    { it: 'nothing where lists are something else', reader: 'grafana-alloy', given: pod({}, { podMetricsEndpoints: 'none' }), paths: [] },
  ])('finds $it', ({ reader, version, given, paths }) => {
    expect(metFields(tryOtherReader(reader)!, given, version).flatMap((met) => met.paths)).toEqual(paths);
  });
});

describe('asRead()', () => {
  test('leaves out what the reader ignores, and nothing else', () => {
    const given = pod({ portNumber: 8080, path: '/m', relabelings: [{ targetLabel: 'a', replacement: '' }] }, { scrapeClass: 'x' });

    const read = asRead(tryOtherReader('grafana-alloy')!, given, 'v1.9.0');

    expect(read).toEqual(pod({ path: '/m', relabelings: [{ targetLabel: 'a', replacement: '' }] }));
    expect(given.spec.podMetricsEndpoints).toEqual([{ portNumber: 8080, path: '/m', relabelings: [{ targetLabel: 'a', replacement: '' }] }]);
  });

  test('returns the manifest itself if everything is read', () => {
    const given = pod({ port: 'metrics' });

    expect(asRead(tryOtherReader('victoria-metrics')!, given)).toBe(given);
  });

  test('closes the gaps that rules leave', () => {
    const rules = [{ action: 'keep' }, { targetLabel: 'a' }, { action: 'drop' }];

    expect(asRead(tryOtherReader('victoria-metrics')!, pod({ relabelings: rules })).spec).toMatchObject({ podMetricsEndpoints: [{ relabelings: [{ targetLabel: 'a' }] }] });
  });

  test('leaves no discovery of a ScrapeConfig that Alloy cannot read', () => {
    expect(asRead(tryOtherReader('grafana-alloy')!, scrapeConfig({ dnsSDConfigs: [{ names: ['a'] }] })).spec).toEqual({});
  });
});

describe('tryUnread()', () => {
  test.each([
    { reader: 'grafana-alloy', kind: 'ScrapeConfig', version: 'v1.7.0', isUnread: true },
    { reader: 'grafana-alloy', kind: 'ScrapeConfig', version: 'v1.8.0', isUnread: false },
    { reader: 'grafana-alloy', kind: 'Probe', version: 'v1.0.0', isUnread: false },
    { reader: 'azure-managed-prometheus', kind: 'Probe', isUnread: true },
    { reader: 'azure-managed-prometheus', kind: 'PodMonitor', isUnread: false },
    { reader: 'google-managed-prometheus', kind: 'PodMonitor', isUnread: true },
    { reader: 'openshift-user-workload', kind: 'ScrapeConfig', isUnread: true },
    { reader: 'opentelemetry-target-allocator', kind: 'Probe', version: 'v0.112.0', isUnread: true },
  ])('$reader $version: $kind', ({ reader, kind, version, isUnread }) => {
    expect(tryUnread(tryOtherReader(reader)!, kind, version) !== undefined).toBe(isUnread);
  });
});

describe('the tables', () => {
  test.each(OTHER_READERS.map((reader) => ({ reader, name: reader.name })))('$name names fields that the CRDs have, each once, with a source', ({ reader }) => {
    const places = reader.fields.flatMap(({ at }) => at);
    const known = new Set(places.filter((place) => fieldsOf(place.split(' ')[0]).has(place.split(' ')[1])));

    expect(places.filter((place) => !known.has(place))).toEqual([]);
    for (const { see, follows, fix } of [...reader.fields, ...reader.kinds.map((each) => ({ ...each, follows: each.why }))]) {
      expect(see).toMatch(/v?\d+\.\d+/);
      expect(`${follows}${fix}`).not.toMatch(/\.$|\bmend|\bnobody/);
    }
  });
});
