import { ProberProps } from '../../../lib/app-monitoring/prober-props';
import { monitor, newChart, propsRefusal } from '../../support/app';

describe('checkProbe()', () => {
  test.each<{ it: string; probe: ProberProps }>([
    { it: 'nothing', probe: {} },
    { it: 'targets with labels', probe: { targets: ['https://shop.example.com/health', 'shop:80'], labels: { team: 'a' } } },
    ...['10.0.0.1', '2001:db8::1', '[2001:db8::1]:443', 'shop/health?x=1', 'http:8080', 'HTTPS://shop', 'file:///etc/cert.pem', 'shop_a.example.com'].map((target) => ({ it: target, probe: { targets: [target] } })),
    { it: 'an at sign in the path', probe: { targets: ['https://shop.example.com/@me'] } },
    { it: 'a path on the prober', probe: { prober: 'blackbox:9115', proberPath: '/probe' } },
  ])('takes $it', ({ probe }) => {
    expect(() => monitor(newChart(), { probe })).not.toThrow();
  });

  test.each<{ it: string; probe: ProberProps; expected: string }>([
    { it: 'an empty prober', probe: { prober: '' }, expected: 'AM112 probe.prober "" is empty; write it as "host:port", e.g. "blackbox-exporter:9115"' },
    {
      it: 'a prober with a scheme',
      probe: { prober: 'http://blackbox:9115' },
      expected: 'AM112 probe.prober "http://blackbox:9115" has a scheme; write it as "host:port", e.g. "blackbox-exporter:9115"',
    },
    {
      it: 'a prober with a path',
      probe: { prober: 'blackbox:9115/probe' },
      expected: 'AM112 probe.prober "blackbox:9115/probe" is not "host" or "host:port"; write it as "host:port", e.g. "blackbox-exporter:9115"',
    },
    {
      it: 'a prober with port 0',
      probe: { prober: 'blackbox:0' },
      expected: 'AM112 probe.prober "blackbox:0" has a port outside 1 to 65535; write it as "host:port", e.g. "blackbox-exporter:9115"',
    },
    { it: 'a path without a slash', probe: { proberPath: 'probe' }, expected: 'AM105 probe.proberPath "probe" does not begin with "/"; use "/probe"' },
    { it: 'no targets', probe: { targets: [] }, expected: 'AM112 probe.targets is empty; list at least one URL, or leave it out to probe the Ingress' },
    {
      it: 'an empty target',
      probe: { targets: ['a', ''] },
      expected: 'AM112 probe.targets[1] "" is not a URL or address; write it like "https://shop.example.com/health"',
    },
    {
      it: 'a target with a space',
      probe: { targets: ['a b'] },
      expected: 'AM112 probe.targets[0] "a b" is not a URL or address; write it like "https://shop.example.com/health"',
    },
    ...[
      { target: 'https:/shop.example.com', why: 'has no "//" after its scheme' },
      { target: 'https:shop.example.com', why: 'has no "//" after its scheme' },
      { target: 'https://', why: 'has no host' },
      { target: 'https:///health', why: 'has no host' },
      { target: '/health', why: 'has no host' },
      { target: 'https://*.example.com', why: 'has a wildcard as host, which has no address' },
      { target: '*.example.com:443', why: 'has a wildcard as host, which has no address' },
      { target: 'https://shop:80800/health', why: 'has a port outside 1 to 65535' },
      { target: 'shop:', why: 'has a port outside 1 to 65535' },
      { target: 'shop:https', why: 'has a port outside 1 to 65535' },
    ].map(({ target, why }) => ({
      it: target, probe: { targets: [target] }, expected: `AM112 probe.targets[0] "${target}" ${why}; write it like "https://shop.example.com/health"`,
    })),
    {
      it: 'credentials in a target',
      probe: { targets: ['https://me:secret@shop'] },
      expected: 'AM112 probe.targets[0] holds credentials, which would be readable in the manifest; set the credentials in the module of the prober',
    },
    {
      it: 'labels without targets',
      probe: { labels: { team: 'a' } },
      expected: 'AM112 probe.labels are for static targets only; set probe.targets, or add the labels with relabelings',
    },
    {
      it: 'a label that is none',
      probe: { targets: ['a'], labels: { 'my-team': 'a' } },
      expected: 'AM107 probe.labels key "my-team" may only hold letters, digits and "_", not beginning with a digit; use a Prometheus label name',
    },
  ])('refuses $it', ({ probe, expected }) => {
    expect(propsRefusal({ probe })).toBe(expected);
  });
});
