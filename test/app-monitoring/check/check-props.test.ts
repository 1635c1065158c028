import { Duration } from 'cdk8s';
import { AppMonitoringProps } from '../../../lib/app-monitoring/app-monitoring-props';
import { monitor, newChart, propsRefusal, propsRefusalCodes, thrownFindings } from '../../support/app';

describe('checkProps()', () => {
  test('takes no props at all', () => {
    expect(() => monitor(newChart())).not.toThrow();
  });

  test('refuses an empty list of endpoints', () => {
    expect(propsRefusal({ endpoints: [] })).toBe('AM114 endpoints is an empty list, so nothing would be scraped; list at least one endpoint, or leave endpoints out');
  });

  test('reports all faults at once, by code', () => {
    const given = {
      operatorMode: true,
      scrapeClass: '',
      sampleLimit: -1,
      auth: {} as any,
      relabelings: [{}],
      tls: { ca: {} },
      jobLabel: '',
      path: '',
      params: { '': [] },
      port: 0,
      timeout: Duration.seconds(60),
      interval: Duration.seconds(1),
      container: '',
      probe: { prober: '' },
      noProxy: 'x',
      scheme: 'x' as any,
    };

    expect(propsRefusalCodes(given)).toEqual([
      'AM101', 'AM102', 'AM104', 'AM105', 'AM106', 'AM107', 'AM108', 'AM110', 'AM111', 'AM112', 'AM113', 'AM117', 'AM120', 'AM504',
    ]);
  });

  test.each<{ it: string; given: AppMonitoringProps; expected: string[] }>([
    { it: 'a fault elsewhere', given: { path: '/\0', port: 0 }, expected: ['AM102', 'AM109'] },
    { it: 'a fault of the same text', given: { path: '\0' }, expected: ['AM105', 'AM109'] },
    { it: 'nothing else where the query string says the same', given: { path: '/m?a=\0' }, expected: ['AM109'] },
    {
      it: 'faults of every other kind',
      given: {
        port: '\0',
        auth: {} as any,
        relabelings: [{ action: '\0' as any, regex: '\ud800(' }],
        sampleLimit: -1,
        metadata: { name: '\ufeff' },
        probe: { prober: '\u2028' },
        scheme: '\u0085' as any,
      },
      expected: ['AM101', 'AM102', 'AM108', 'AM109', 'AM109', 'AM109', 'AM109', 'AM109', 'AM109', 'AM111', 'AM112', 'AM113', 'AM120'],
    },
  ])('reports beside hostile text $it', ({ given, expected }) => {
    expect(propsRefusalCodes(given)).toEqual(expected);
  });

  test('tells where the construct stands', () => {
    expect(thrownFindings(() => monitor(newChart(), { port: 0 }, 'my-monitoring'))).toMatchObject([{ path: 'shop/my-monitoring', severity: 'error' }]);
  });

  test('does not change what it was given', () => {
    const given = Object.freeze({ params: Object.freeze({ a: ['b'] }), path: '/m?c=d' });

    expect(() => monitor(newChart(), given)).not.toThrow();
    expect(given).toEqual({ params: { a: ['b'] }, path: '/m?c=d' });
  });
});
