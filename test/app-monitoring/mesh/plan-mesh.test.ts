import { AppMonitoringProps } from '../../../lib/app-monitoring/app-monitoring-props';
import { Auth } from '../../../lib/app-monitoring/auth';
import { Istio } from '../../../lib/app-monitoring/mesh/istio';
import { IstioExemption } from '../../../lib/app-monitoring/mesh/istio-props';
import { MonitorType } from '../../../lib/app-monitoring/monitor-type';
import { Scheme } from '../../../lib/endpoint/scheme';
import { addIngress, addService, addWorkload, errorsOf, monitor, newChart, synthOnly } from '../../support/app';

const MODES = {
  'merging': Istio.metricsMerging(),
  'permissive': Istio.permissive(),
  'strict': Istio.strict(),
  'exempted port': Istio.exemptedPort(),
  'exempted by PeerAuthentication': Istio.exemptedPort({ exemption: IstioExemption.PEER_AUTHENTICATION }),
  'ambient': Istio.ambient(),
};
const KINDS = { [MonitorType.POD]: 'PodMonitor', [MonitorType.SERVICE]: 'ServiceMonitor', [MonitorType.INGRESS]: 'Probe' };
const { INGRESS, POD, SERVICE } = MonitorType;

function chartOf(props: AppMonitoringProps, podAnnotations?: { readonly [key: string]: string }) {
  const chart = newChart();
  addWorkload(chart, { annotations: podAnnotations, ports: [{ name: 'web', containerPort: 8080 }] });
  addService(chart);
  addIngress(chart);
  monitor(chart, { ...(props.monitorType === INGRESS && props.operatorMode && { probe: { prober: 'blackbox' } }), ...props });

  return chart;
}

const errors = (props: AppMonitoringProps) => errorsOf(chartOf(props)).map((line) => line.replace('[shop/monitoring] ', ''));

/** What comes of it in short: the code of the refusal, or what differs from a scrape without a mesh. */
function outcome(props: AppMonitoringProps): string {
  const chart = chartOf(props);
  const [refused] = errorsOf(chart);
  if (refused) return refused.replace(/.*\] (AM\d+):.*/, '$1');
  const annotations = Object.keys(synthOnly(chart, 'Deployment').spec.template.metadata.annotations ?? {});
  const has = (part: string) => annotations.some((key) => key.includes(part));
  const written = JSON.stringify(props.operatorMode ? synthOnly(chart, KINDS[props.monitorType!]).spec : {});
  const marks = {
    'port 15020': written.includes(':15020'),
    'scheme https': written.includes('"scheme":"https"'),
    'files': written.includes('"caFile"'),
    'scrape class': written.includes('"scrapeClass"'),
    'annotated': has('prometheus.io/scrape'),
    'excluded': has('excludeInboundPorts'),
    'not merged': has('merge-metrics'),
    'PeerAuthentication': (() => { try { return Boolean(synthOnly(chart, 'PeerAuthentication')); } catch { return false; } })(),
  };

  return Object.entries(marks).filter(([, found]) => found).map(([mark]) => mark).join(', ') || 'plain';
}

type Outcomes = readonly [pod: string, service: string, ingress: string];

describe('planMesh()', () => {
  test.each<{ mode: keyof typeof MODES; operator: Outcomes; annotation: Outcomes }>([
    { mode: 'merging', operator: ['port 15020, annotated', 'port 15020, annotated', 'AM405'], annotation: ['annotated', 'AM405', 'AM405'] },
    { mode: 'permissive', operator: ['plain', 'plain', 'plain'], annotation: ['annotated, not merged', 'plain', 'plain'] },
    { mode: 'strict', operator: ['scheme https, scrape class', 'scheme https, files', 'scheme https, scrape class'], annotation: ['AM403', 'AM403', 'AM403'] },
    { mode: 'exempted port', operator: ['excluded', 'excluded', 'AM404'], annotation: ['annotated, excluded, not merged', 'excluded', 'AM404'] },
    {
      mode: 'exempted by PeerAuthentication',
      operator: ['PeerAuthentication', 'PeerAuthentication', 'AM404'],
      annotation: ['annotated, not merged, PeerAuthentication', 'PeerAuthentication', 'AM404'],
    },
    { mode: 'ambient', operator: ['plain', 'plain', 'plain'], annotation: ['annotated, not merged', 'plain', 'plain'] },
  ])('$mode: operator $operator, annotations $annotation', ({ mode, operator, annotation }) => {
    const outcomes = (operatorMode: boolean) =>
      [POD, SERVICE, INGRESS].map((monitorType) => outcome({ operatorMode, monitorType, mesh: MODES[mode] }));

    expect(outcomes(true)).toEqual(operator);
    expect(outcomes(false)).toEqual(annotation);
  });

  test.each([15000, 15001, 15004, 15006, 15008, 15020, 15021, 15053, 15090])('refuses Istio\'s own port %i wherever a sidecar is', (port) => {
    for (const mode of ['merging', 'permissive', 'strict', 'exempted port'] as const) {
      expect(errors({ operatorMode: true, port, mesh: MODES[mode] }))
        .toEqual([`AM401: port ${port} is reserved by Istio, so the app cannot serve on it and injection fails; serve the metrics on another port`]);
    }
    expect(errors({ operatorMode: true, port, mesh: MODES.ambient })).toEqual([]);
    expect(errors({ operatorMode: true, port })).toEqual([]);
  });

  const auth = Auth.bearer({ name: 'a', key: 'b' });

  test.each<{ it: string; props: AppMonitoringProps; expected: string[] }>([
    {
      it: 'https that is merged',
      props: { mesh: MODES.merging, scheme: Scheme.HTTPS },
      expected: ['AM402: scheme https: the agent fetches http://localhost only, so it cannot scrape an https app; serve http on localhost, or use Istio.exemptedPort()'],
    },
    {
      it: 'TLS that is merged',
      props: { operatorMode: true, mesh: MODES.merging, tls: {} },
      expected: ['AM402: tls: the agent fetches http://localhost only, so it cannot scrape an https app; serve http on localhost, or use Istio.exemptedPort()'],
    },
    {
      it: 'credentials that are merged',
      props: { operatorMode: true, mesh: MODES.merging, auth },
      expected: ['AM402: auth: the agent sends no credentials, so the app would refuse it; leave auth out, or use Istio.strict() or Istio.exemptedPort()'],
    },
    {
      it: 'parameters that are merged',
      props: { mesh: MODES.merging, path: '/m?a=b' },
      expected: ['AM402: params: the agent sends no URL parameters; leave them out, or use Istio.permissive() or Istio.exemptedPort()'],
    },
    {
      it: 'parameters that are merged, in operator mode',
      props: { operatorMode: true, mesh: MODES.merging, params: { a: ['b'] } },
      expected: ['AM402: params: the agent sends no URL parameters; leave them out, or use Istio.strict() or Istio.exemptedPort()'],
    },
    {
      it: 'https through a permissive sidecar to a port that a Service declares as HTTP',
      props: { mesh: MODES.permissive, scheme: Scheme.HTTPS },
      expected: ['AM402: scheme https: Service "shop/cart" declares the port as HTTP (name "http"), so a permissive sidecar accepts only plain http on it; set appProtocol of the Service port to "https", or use Istio.exemptedPort()'],
    },
    {
      it: 'TLS through a permissive sidecar',
      props: { operatorMode: true, mesh: MODES.permissive, endpoints: [{ tls: {} }] },
      expected: ['AM402: endpoints[0].tls: Service "shop/cart" declares the port as HTTP (name "http"), so a permissive sidecar accepts only plain http on it; set appProtocol of the Service port to "https", or use Istio.exemptedPort()'],
    },
    {
      it: 'TLS of the app in strict mode',
      props: { operatorMode: true, mesh: MODES.strict, tls: { serverName: 'a' } },
      expected: ['AM402: tls is set, but the sidecar terminates the TLS of the mesh, not that of the app; leave tls out, or use Istio.exemptedPort()'],
    },
    {
      it: 'another scrape class in strict mode',
      props: { operatorMode: true, mesh: MODES.strict, scrapeClass: 'mine' },
      expected: ['AM409: scrapeClass is "mine", and strict mTLS needs "istio-mtls"; leave scrapeClass out, or name it in Istio.strict()'],
    },
    {
      it: 'strict mode with annotations',
      props: { mesh: MODES.strict },
      expected: ['AM403: annotations cannot name the certificates that strict mTLS needs; set operatorMode: true, or use Istio.metricsMerging()'],
    },
    {
      it: 'merging of a Probe',
      props: { operatorMode: true, monitorType: INGRESS, mesh: MODES.merging },
      expected: ['AM405: metrics merging is done by the sidecar, which reads the annotations of its pod only; use MonitorType.POD, or leave mesh out'],
    },
    {
      it: 'exemption of a Probe',
      props: { operatorMode: true, monitorType: INGRESS, mesh: MODES['exempted port'] },
      expected: ['AM404: a probe of an Ingress does not use a port of the app, so there is no port to exempt; leave mesh out, or use MonitorType.POD'],
    },
  ])('refuses $it', ({ props, expected }) => {
    expect(errors(props)).toEqual(expected);
  });
});
