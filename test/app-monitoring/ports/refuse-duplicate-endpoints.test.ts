import { Duration } from 'cdk8s';
import { Auth } from '../../../lib/app-monitoring/auth';
import { EndpointProps } from '../../../lib/app-monitoring/endpoint-props';
import { MonitorType } from '../../../lib/app-monitoring/monitor-type';
import { Scheme } from '../../../lib/endpoint/scheme';
import { addService, addWorkload, errorsOf, monitor, newChart } from '../../support/app';

const key = { name: 'login', key: 'token' };
const keep = (regex: string) => [{ action: 'keep' as any, sourceLabels: ['__name__'], regex }];

const errors = (monitorType: MonitorType, endpoints: EndpointProps[]) => {
  const chart = newChart();
  addWorkload(chart);
  addService(chart);
  monitor(chart, { operatorMode: true, monitorType, port: 8080, endpoints });

  return errorsOf(chart);
};

describe.each([MonitorType.POD, MonitorType.SERVICE])('refuseTwins() of a %s', (type) => {
  test.each<{ it: string; one: EndpointProps; other: EndpointProps }>([
    { it: 'path', one: {}, other: { path: '/a' } },
    { it: 'parameters', one: {}, other: { params: { a: ['b'] } } },
    { it: 'scheme', one: {}, other: { scheme: Scheme.HTTPS } },
    {
      it: 'metricRelabelings: a fast and a slow part',
      one: { interval: Duration.seconds(5), metricRelabelings: keep('up|fast_.*') },
      other: { metricRelabelings: keep('slow_.*') },
    },
    { it: 'relabelings', one: {}, other: { relabelings: [{ targetLabel: 'part', replacement: 'b' }] } },
    { it: 'credentials', one: { auth: Auth.bearer(key) }, other: { auth: Auth.bearer({ ...key, key: 'other' }) } },
    { it: 'TLS', one: { tls: { serverName: 'a' } }, other: { tls: { serverName: 'b' } } },
    { it: 'what is passed on', one: {}, other: { honorLabels: true } },
  ])('takes endpoints that differ in $it', ({ one, other }) => {
    expect(errors(type, [one, other])).toEqual([]);
  });

  test.each<{ it: string; one: EndpointProps; other: EndpointProps }>([
    { it: 'nothing', one: {}, other: {} },
    { it: 'the interval', one: {}, other: { interval: Duration.seconds(60) } },
    { it: 'the spelling of the port', one: { port: 8080 }, other: { port: '8080' } },
    {
      it: 'the order in which settings are written',
      one: { tls: { serverName: 'a', insecureSkipVerify: true } },
      other: { tls: { insecureSkipVerify: true, serverName: 'a' } },
    },
    {
      it: 'nothing, with settings',
      one: { auth: Auth.bearer(key), metricRelabelings: keep('a') },
      other: { auth: Auth.bearer(key), metricRelabelings: keep('a') },
    },
  ])('refuses endpoints that differ in $it', ({ one, other }) => {
    expect(errors(type, [one, { path: '/x' }, other])).toEqual(
      ['[shop/monitoring] AM118: endpoints[0] and endpoints[2] are the same scrape, so every sample would be stored twice; remove one of them']);
  });
});
