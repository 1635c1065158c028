/** Times, scrape classes, proxies, probers and static labels of monitors. */
import { GONE, NO_SECRET, RejectionCase, USER } from './case';
import { podMonitor, probe, scrapeConfig, serviceMonitor } from '../../support/manifests/monitors';

const times = (scrapeInterval: string | undefined, scrapeTimeout: string) => scrapeConfig({ scrapeInterval, scrapeTimeout });
const proxy = (fields: { readonly [field: string]: unknown }) => scrapeConfig(fields);
const prober = (url: string) => probe({ prober: { url } });
const notProber = (url: string, why: string) => `${JSON.stringify(url)} url specified in proberSpec is invalid, it should be of the format \`hostname\` or \`hostname:port\`: ${why}`;
const labels = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, 'x']));
const statics = (names: readonly string[]) => scrapeConfig({ staticConfigs: [{ targets: ['a'] }, { targets: ['a'], labels: labels(names) }] });
const probed = (names: readonly string[]) => probe({ targets: { staticConfig: { static: ['a'], labels: labels(names) } } });
const OLD = { version: 'v2.45.0' };

export const SETTING_CASES: readonly RejectionCase[] = [
  { it: 'takes a timeout as long as the interval', monitor: times('30s', '30s') },
  { it: 'refuses a millisecond more', monitor: times('30s', '30s1ms'), expected: 'scrapeTimeout "30s1ms" greater than scrapeInterval "30s"' },
  { it: 'reads all units', monitor: times('1y1w1d1h1m1s1ms', '53w2d1h1m1s1ms') },
  {
    it: 'counts weeks and years in days',
    monitor: times('1y1w1d1h1m1s1ms', '53w2d1h1m1s2ms'),
    expected: 'scrapeTimeout "53w2d1h1m1s2ms" greater than scrapeInterval "1y1w1d1h1m1s1ms"',
  },
  { it: 'takes the interval of the server', monitor: times(undefined, '60s'), server: { scrapeInterval: '1m' } },
  { it: 'refuses more than the interval of the server', monitor: times('', '31s'), expected: 'scrapeTimeout "31s" greater than scrapeInterval "30s"' },
  {
    it: 'refuses an empty interval of the server',
    monitor: times(undefined, '1s'),
    server: { scrapeInterval: '' },
    expected: 'invalid scrapeInterval "": empty duration string',
  },
  { it: 'does not look at an interval without timeout', monitor: times('300y', '') },
  { it: 'takes the longest interval', monitor: times('292y', '1s') },
  { it: 'refuses a longer interval', monitor: times('293y', '1s'), expected: 'invalid scrapeInterval "293y": duration out of range' },
  { it: 'refuses a sum that is longer', monitor: times('292y200d', '1s'), expected: 'invalid scrapeInterval "292y200d": duration out of range' },
  {
    it: 'refuses a number past 64 bits',
    monitor: times('30s', '18446744073709551616ms'),
    expected: 'invalid scrapeTimeout: "18446744073709551616ms": not a valid duration string: "18446744073709551616ms"',
  },
  { it: 'takes zero', monitor: times('0', '0') },
  {
    it: 'says which endpoint of a ServiceMonitor',
    monitor: serviceMonitor({}, { endpoints: [{ port: 'a' }, { port: 'b', scrapeTimeout: '1h' }] }),
    expected: 'endpoints[1]: scrapeTimeout "1h" greater than scrapeInterval "30s"',
  },
  {
    it: 'says which endpoint of a PodMonitor',
    monitor: podMonitor({ interval: '1s', scrapeTimeout: '2s' }),
    expected: 'endpoint[0]: scrapeTimeout "2s" greater than scrapeInterval "1s"',
  },
  {
    it: 'looks at the times of a Probe',
    monitor: probe({ interval: '1s', scrapeTimeout: '2s' }),
    expected: 'scrapeTimeout "2s" greater than scrapeInterval "1s"',
  },

  { it: 'takes a class of the server', monitor: podMonitor({}, { scrapeClass: 'mesh' }) },
  {
    it: 'refuses a class of nobody',
    monitor: podMonitor({}, { scrapeClass: 'mesh' }),
    server: { scrapeClasses: [] },
    expected: 'scrapeClassName: scrapeClass "mesh" not found in Prometheus scrapeClasses',
  },
  { it: 'tells capitals apart', monitor: scrapeConfig({ scrapeClass: 'Mesh' }), expected: 'scrapeClass "Mesh" not found in Prometheus scrapeClasses' },
  {
    it: 'says the endpoint before the class',
    monitor: serviceMonitor({ scrapeTimeout: '1h' }, { scrapeClass: 'x' }),
    expected: 'endpoints[0]: scrapeTimeout "1h" greater than scrapeInterval "30s"',
  },
  {
    it: 'says the class before all else of a Probe',
    monitor: probe({ scrapeTimeout: '1h', scrapeClass: 'x' }),
    expected: 'scrapeClassName: scrapeClass "x" not found in Prometheus scrapeClasses',
  },

  {
    it: 'takes a proxy with all it may have',
    monitor: proxy({ proxyUrl: 'http://p', noProxy: 'a', proxyFromEnvironment: false, proxyConnectHeader: { a: [USER, USER] } }),
  },
  { it: 'takes headers with the environment', monitor: proxy({ proxyFromEnvironment: true, proxyConnectHeader: { a: [USER] } }) },
  { it: 'takes no headers', monitor: proxy({ proxyConnectHeader: {} }) },
  {
    it: 'refuses headers without proxy',
    monitor: proxy({ proxyConnectHeader: { a: [USER] } }),
    expected: 'if proxyConnectHeader is configured, proxyUrl or proxyFromEnvironment must also be configured',
  },
  {
    it: 'refuses environment and URL',
    monitor: serviceMonitor({ proxyUrl: 'http://p', proxyFromEnvironment: true }),
    expected: 'endpoints[0]: if proxyFromEnvironment is configured, proxyUrl must not be configured',
  },
  {
    it: 'refuses environment and exceptions',
    monitor: podMonitor({ noProxy: 'a', proxyFromEnvironment: true }),
    expected: 'endpoint[0]: if proxyFromEnvironment is configured, noProxy must not be configured',
  },
  { it: 'refuses exceptions without URL', monitor: proxy({ noProxy: 'a' }), expected: 'if noProxy is configured, proxyUrl must also be configured' },
  { it: 'takes empty exceptions', monitor: proxy({ noProxy: '' }) },
  {
    it: 'refuses a header without selectors',
    monitor: proxy({ proxyUrl: 'http://p', proxyConnectHeader: { a: [] } }),
    expected: 'proxyConnetHeader[a]: selector must not be empty',
  },
  {
    it: 'refuses an empty selector',
    monitor: proxy({ proxyUrl: 'http://p', proxyConnectHeader: { a: [USER, { key: '' }] } }),
    expected: 'proxyConnectHeader[a][1]: selector must be defined',
  },
  {
    it: 'refuses a header that is not there',
    monitor: proxy({ proxyUrl: 'http://p', proxyConnectHeader: { a: [USER, GONE] } }),
    expected: `header[a][1]: ${NO_SECRET}`,
  },
  {
    it: 'does not say which endpoint of a ServiceMonitor',
    monitor: serviceMonitor({ proxyUrl: 'http://p', proxyConnectHeader: { a: [GONE] } }),
    expected: `header[a][0]: ${NO_SECRET}`,
  },
  {
    it: 'says it of a PodMonitor',
    monitor: podMonitor({ proxyUrl: 'http://p', proxyConnectHeader: { a: [GONE] } }),
    expected: `endpoint[0]: proxyConfig: header[a][0]: ${NO_SECRET}`,
  },
  {
    it: 'says it of a Probe',
    monitor: probe({ prober: { url: 'b', noProxy: 'a' } }),
    expected: 'proxy configuration: if noProxy is configured, proxyUrl must also be configured',
  },
  ...['http://p', 'socks5://u:p@p:1080', 'http://[::1]:80', 'http://[fe80::1%25en0]', 'http://a,b', 'socks5://a:1:2', 'http://ä', 'http://h?%', 'http:///p'].map((proxyUrl) => ({ it: `takes the proxy ${proxyUrl}`, monitor: proxy({ proxyUrl }) })),
  ...([
    ['http://[::1', "missing ']' in host"], ['http://a b', 'invalid character " " in host name'], ['http://h:x', 'invalid port ":x" after host'], ['http://h:1:2', 'invalid port ":1:2" after host'],
    ['http://%zz', 'invalid URL escape "%zz"'], ['http://%41', 'invalid URL escape "%41"'], ['http://h/%', 'invalid URL escape "%"'], ['http://u ser@h', 'net/url: invalid userinfo'], ['http://a[b', 'invalid IP-literal'],
    ['http://[1.2.3.4]', 'invalid IP-literal'], ['http://\u007f', 'net/url: invalid control character in URL'], ['http://u:%@h', 'invalid URL escape "%"'], ['http://h#%1', 'invalid URL escape "%1"'],
    ['http://[::g]', 'invalid host: ParseAddr("::g"): unable to parse IP'],
  ] as const).map(([proxyUrl, why]) => ({ it: `refuses the proxy ${JSON.stringify(proxyUrl)}`, monitor: proxy({ proxyUrl }), expected: `parse ${JSON.stringify(proxyUrl).replace('\u007f', '\\x7f')}: ${why}` })),

  {
    it: 'refuses a Probe without targets',
    monitor: probe({ targets: {} }),
    expected: 'at least one of .spec.targets.staticConfig and .spec.targets.ingress is required',
  },
  { it: 'takes targets without fields', monitor: probe({ targets: { staticConfig: {}, ingress: {} } }) },
  ...['b', 'b:1', 'b:65535', 'b:+80', 'b:080', '10.0.0.1', '10.0.0.1:80', '::1', '[::1]:80', 'a_b.c:80', `${'a'.repeat(63)}.b`, 'x_', 'x.'].map((url) => ({ it: `takes the prober ${url}`, monitor: prober(url) })),
  ...([
    ['b:0', 'invalid port: "0"'], ['b:65536', 'invalid port: "65536"'], ['b:', 'invalid port: ""'], ['b:http', 'invalid port: "http"'], [':80', 'invalid host: ""'], ['http://b', 'invalid port: "//b"'],
    ['a b', 'invalid host: "a b"'], ['[::1]', 'invalid host: "[::1]"'], ['a:1:2', 'invalid host: "a:1:2"'], ['fe80::1%eth0', 'invalid host: "fe80::1%eth0"'], ['-a', 'invalid host: "-a"'], ['ä', 'invalid host: "ä"'],
    ['a'.repeat(64), `invalid host: "${'a'.repeat(64)}"`],
  ] as const).map(([url, why]) => ({ it: `refuses the prober ${url}`, monitor: prober(url), expected: notProber(url, why) })),

  { it: 'takes static labels of any text from 3.0 on', monitor: statics(['a.b', 'ä', '1']), server: { version: 'v3.0.0' } },
  { it: 'refuses them before', monitor: statics(['ok', 'a.b']), server: OLD, expected: 'staticConfigs: [1]: invalid label "a.b"' },
  { it: 'refuses an empty name', monitor: statics(['']), expected: 'staticConfigs: [1]: invalid label ""' },
  { it: 'names the first in order', monitor: statics(['b-', 'a"', 'ok']), server: OLD, expected: 'staticConfigs: [1]: invalid label "a\\""' },
  { it: 'takes plain names of a Probe before 3.0', monitor: probed(['a_b', '__x1']), server: OLD },
  { it: 'refuses other names of a Probe before 3.0', monitor: probed(['1a']), server: OLD, expected: 'targets.staticConfig.labels: invalid label "1a"' },
];
