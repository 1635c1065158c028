import { AppMonitoringProps } from '../../../lib/app-monitoring/app-monitoring-props';
import { Istio } from '../../../lib/app-monitoring/mesh/istio';
import { MonitorType } from '../../../lib/app-monitoring/monitor-type';
import { Profile } from '../../../lib/profiles/profile';
import { addService, addWorkload, monitor, newChart, synthOnly, thrownMessage } from '../../support/app';

const { INGRESS, POD, SERVICE } = MonitorType;

function strict(props: AppMonitoringProps) {
  const chart = newChart();
  addWorkload(chart);
  addService(chart);
  const monitoring = monitor(chart, { operatorMode: true, mesh: Istio.strict(), ...props });
  const kind = { [POD]: 'PodMonitor', [SERVICE]: 'ServiceMonitor', [INGRESS]: 'Probe' }[props.monitorType ?? POD];

  return { spec: synthOnly(chart, kind).spec, notes: monitoring.findings.filter(({ code }) => code !== 'AM232').map(({ code, severity, message }) => `${code} ${severity}: ${message}`) };
}

describe('Istio.strict()', () => {
  const tlsConfig = { caFile: '/etc/prom-certs/root-cert.pem', certFile: '/etc/prom-certs/cert-chain.pem', keyFile: '/etc/prom-certs/key.pem', insecureSkipVerify: true };
  const endpoint = { path: '/metrics', scheme: 'https', interval: '15s', scrapeTimeout: '5s' };

  test('names the certificates in a ServiceMonitor', () => {
    const { spec, notes } = strict({ monitorType: SERVICE });

    expect(spec.endpoints).toEqual([{ port: 'http', ...endpoint, tlsConfig }]);
    expect(spec.scrapeClass).toBeUndefined();
    expect(notes).toEqual(['AM412 info: the Prometheus object has to mount the mesh\'s certificates at "/etc/prom-certs"']);
  });

  test('names a scrape class in a PodMonitor, which has no field for files', () => {
    const { spec, notes } = strict({});

    expect(spec).toMatchObject({ scrapeClass: 'istio-mtls', podMetricsEndpoints: [{ portNumber: 8080, ...endpoint }] });
    expect(spec.podMetricsEndpoints[0].tlsConfig).toBeUndefined();
    expect(notes).toEqual(['AM412 info: the Prometheus object has to define scrape class "istio-mtls"']);
  });

  test('names a scrape class in a ServiceMonitor that may name no files', () => {
    const { spec } = strict({ monitorType: SERVICE, profile: Profile.custom({ allowsFiles: false }) });

    expect(spec.scrapeClass).toBe('istio-mtls');
    expect(spec.endpoints[0].tlsConfig).toBeUndefined();
  });

  test('reaches the prober of a Probe through the mesh', () => {
    const { spec } = strict({ monitorType: INGRESS, probe: { prober: 'blackbox', targets: ['https://shop'] } });

    expect(spec).toMatchObject({ scrapeClass: 'istio-mtls', prober: { url: 'blackbox', scheme: 'https' } });
  });

  test('takes other places', () => {
    const mesh = Istio.strict({ certificates: '/certs/', scrapeClass: 'mesh' });

    expect(strict({ mesh, monitorType: SERVICE }).spec.endpoints[0].tlsConfig.caFile).toBe('/certs/root-cert.pem');
    expect(strict({ mesh, scrapeClass: 'mesh' }).spec.scrapeClass).toBe('mesh');
  });
});

describe('Istio.prometheusSettings()', () => {
  test('injects a sidecar that fetches certificates and captures nothing', () => {
    expect(Istio.prometheusSettings({ certificates: '/certs', scrapeClass: 'mesh' })).toEqual({
      podMetadata: {
        labels: { 'sidecar.istio.io/inject': 'true' },
        annotations: {
          'traffic.sidecar.istio.io/includeInboundPorts': '',
          'traffic.sidecar.istio.io/includeOutboundIPRanges': '',
          'proxy.istio.io/config': 'proxyMetadata:\n  OUTPUT_CERTS: /etc/istio-output-certs\n',
          'sidecar.istio.io/userVolumeMount': '[{"name":"istio-certs","mountPath":"/etc/istio-output-certs"}]',
        },
      },
      volumes: [{ name: 'istio-certs', emptyDir: { medium: 'Memory' } }],
      volumeMounts: [{ name: 'istio-certs', mountPath: '/certs', readOnly: true }],
      scrapeClasses: [{
        name: 'mesh',
        tlsConfig: { caFile: '/certs/root-cert.pem', certFile: '/certs/cert-chain.pem', keyFile: '/certs/key.pem', insecureSkipVerify: true },
      }],
    });
  });

  test('fits Istio.strict() when neither is told anything', () => {
    const { scrapeClasses: [{ name, tlsConfig }] } = Istio.prometheusSettings();

    expect(strict({}).spec.scrapeClass).toBe(name);
    expect(strict({ monitorType: SERVICE }).spec.endpoints[0].tlsConfig).toEqual(tlsConfig);
  });
});

describe('Istio.metricsMerging(), strict(), exemptedPort() and prometheusSettings() refuse', () => {
  test.each<{ it: string; make: () => unknown; expected: string }>([
    {
      it: 'a version that is none',
      make: () => Istio.metricsMerging({ version: 'latest' }),
      expected: 'AM410 Istio: version "latest" is not a version like "v3.14.0" or "3.14"; write it like "1.31"',
    },
    {
      it: 'an empty version',
      make: () => Istio.metricsMerging({ version: '' }),
      expected: 'AM410 Istio: version "" is not a version like "v3.14.0" or "3.14"; write it like "1.31"',
    },
    {
      it: 'another exemption',
      make: () => Istio.exemptedPort({ exemption: 'annotation' as never }),
      expected: expect.stringMatching(/^AM120 Istio: exemption is "annotation"; use one of "/) as never,
    },
    {
      it: 'a relative folder',
      make: () => Istio.strict({ certificates: 'certs' }),
      expected: 'AM410 Istio: certificates "certs" is not an absolute path; begin it with "/"',
    },
    {
      it: 'a folder with a line separator',
      make: () => Istio.prometheusSettings({ certificates: '/a\u2028' }),
      expected: 'AM410 Istio: certificates "/a\\u2028" is not an absolute path; begin it with "/"',
    },
    {
      it: 'an empty scrape class and an empty folder, both at once',
      make: () => Istio.strict({ scrapeClass: '', certificates: '' }),
      expected: 'AM410 Istio: certificates "" is not an absolute path; begin it with "/"\nAM410 Istio: scrapeClass "" is not a valid name; set it to a name in spec.scrapeClasses of the Prometheus object, or remove it',
    },
  ])('$it', ({ make, expected }) => {
    expect(thrownMessage(make)).toEqual(expected);
  });
});
