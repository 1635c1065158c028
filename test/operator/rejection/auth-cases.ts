/** Credentials of monitors. */
import { GONE, NO_KEY, NO_SECRET, NO_SECRET_KEY, PASSWORD, RejectionCase, USER } from './case';
import { podMonitor, probe, scrapeConfig, serviceMonitor } from '../../support/manifests/monitors';

const BASIC = { username: USER, password: PASSWORD };
const BEARER = { credentials: USER };
const CLIENT = { clientId: { secret: USER }, clientSecret: PASSWORD, tokenUrl: 'http://token' };
const oauth2 = (fields: object) => scrapeConfig({ oauth2: { ...CLIENT, ...fields } });
const together = (first: string, second: string) => `endpoints[0]: ${first} and ${second} cannot be configured at the same time`;
const NOT_BASIC = '\'authorization\' type cannot be set to "basic", use "basicAuth" instead';

export const AUTH_CASES: readonly RejectionCase[] = [
  {
    it: 'takes each way alone',
    monitor: serviceMonitor({}, { endpoints: [{ basicAuth: BASIC }, { authorization: BEARER }, { oauth2: CLIENT }, { bearerTokenSecret: USER }] }),
  },
  {
    it: 'refuses authorization and basicAuth',
    monitor: serviceMonitor({ authorization: BEARER, basicAuth: BASIC }),
    expected: together('authorization', 'basicAuth'),
  },
  {
    it: 'refuses authorization and a bearer token',
    monitor: serviceMonitor({ authorization: BEARER, bearerTokenSecret: USER }),
    expected: together('authorization', 'bearerTokenSecret'),
  },
  { it: 'refuses authorization and oauth2', monitor: serviceMonitor({ authorization: BEARER, oauth2: CLIENT }), expected: together('authorization', 'oauth2') },
  {
    it: 'refuses basicAuth and a bearer token',
    monitor: serviceMonitor({ basicAuth: BASIC, bearerTokenSecret: USER }),
    expected: together('basicAuth', 'bearerTokenSecret'),
  },
  { it: 'refuses basicAuth and oauth2', monitor: serviceMonitor({ basicAuth: BASIC, oauth2: CLIENT }), expected: together('basicAuth', 'oauth2') },
  {
    it: 'refuses a bearer token and oauth2',
    monitor: serviceMonitor({ bearerTokenSecret: USER, oauth2: CLIENT }),
    expected: together('bearerTokenSecret', 'oauth2'),
  },
  {
    it: 'refuses two ways of a PodMonitor',
    monitor: podMonitor({ authorization: BEARER, basicAuth: BASIC }),
    expected: 'endpoint[0]: authorization and basicAuth cannot be configured at the same time',
  },
  { it: 'takes two ways of a Probe', monitor: probe({ authorization: BEARER, basicAuth: BASIC }) },
  {
    it: 'refuses authorization without credentials',
    monitor: serviceMonitor({ authorization: { type: 'Bearer' } }),
    expected: "endpoints[0]: authorization: 'authorization' credentials are required",
  },
  { it: 'takes it of a ScrapeConfig', monitor: scrapeConfig({ authorization: { type: 'Bearer' } }) },
  {
    it: 'refuses the type basic',
    monitor: serviceMonitor({ authorization: { type: ' Basic ', credentials: USER } }),
    expected: `endpoints[0]: authorization: ${NOT_BASIC}`,
  },
  { it: 'refuses the type basic of a Probe', monitor: probe({ authorization: { type: 'basic', credentials: USER } }), expected: `authorization: ${NOT_BASIC}` },
  { it: 'takes credentials without a name', monitor: podMonitor({ authorization: { credentials: { key: 'user' } } }) },
  {
    it: 'refuses credentials that are not there',
    monitor: podMonitor({ authorization: { credentials: GONE } }),
    expected: `endpoint[0]: authorization: failed to get authorization token of type "": ${NO_SECRET}`,
  },
  {
    it: 'names their type',
    monitor: scrapeConfig({ authorization: { type: 'a"b', credentials: NO_KEY } }),
    expected: `authorization: failed to get authorization token of type "a\\"b": ${NO_SECRET_KEY}`,
  },
  {
    it: 'refuses a user that is not there',
    monitor: serviceMonitor({ basicAuth: { username: GONE, password: PASSWORD } }),
    expected: `endpoints[0]: basicAuth: failed to get basic auth username: ${NO_SECRET}`,
  },
  {
    it: 'refuses a password that is not there',
    monitor: podMonitor({ basicAuth: { username: USER, password: NO_KEY } }),
    expected: `endpoint[0]: basicAuth: failed to get basic auth password: ${NO_SECRET_KEY}`,
  },
  {
    it: 'refuses basicAuth without fields',
    monitor: probe({ basicAuth: {} }),
    expected: 'basicAuth: failed to get basic auth username: unable to get secret "": secrets "" not found',
  },
  {
    it: 'takes nothing for optional',
    monitor: probe({ basicAuth: { username: { ...GONE, optional: true }, password: PASSWORD } }),
    expected: `basicAuth: failed to get basic auth username: ${NO_SECRET}`,
  },
  {
    it: 'finds no key that objects have by themselves',
    monitor: probe({ basicAuth: { username: { name: 'login', key: 'constructor' }, password: PASSWORD } }),
    expected: 'basicAuth: failed to get basic auth username: key "constructor" in secret "login" not found',
  },
  {
    it: 'looks into the namespace of the monitor',
    monitor: serviceMonitor({ basicAuth: BASIC }, {}, { namespace: 'pay' }),
    expected: 'endpoints[0]: basicAuth: failed to get basic auth username: unable to get secret "login": secrets "login" not found',
  },
  {
    it: 'refuses a bearer token that is not there',
    monitor: serviceMonitor({ bearerTokenSecret: NO_KEY }),
    expected: `endpoints[0]: bearerTokenSecret: ${NO_SECRET_KEY}`,
  },
  { it: 'takes one without a name', monitor: serviceMonitor({ bearerTokenSecret: { key: 'gone' } }) },
  {
    it: 'refuses one without a key',
    monitor: serviceMonitor({ bearerTokenSecret: { name: 'login', key: '' } }),
    expected: 'endpoints[0]: bearerTokenSecret: key "" in secret "login" not found',
  },
  { it: 'takes one without a key of a PodMonitor', monitor: podMonitor({ bearerTokenSecret: { name: 'login', key: '' } }) },
  {
    it: 'refuses one without a name of a Probe',
    monitor: probe({ bearerTokenSecret: { key: 'user' } }),
    expected: 'bearerTokenSecret: unable to get secret "": secrets "" not found',
  },
  { it: 'takes a client id from a ConfigMap', monitor: oauth2({ clientId: { configMap: { name: 'tls', key: 'ca' } } }) },
  { it: 'refuses no client id', monitor: oauth2({ clientId: {} }), expected: "oauth2: OAuth2 'clientID' must be specified" },
  {
    it: 'refuses two client ids',
    monitor: oauth2({ clientId: { secret: USER, configMap: { name: 'tls', key: 'ca' } } }),
    expected: "oauth2: invalid OAuth2 'clientID': cannot specify both Secret and ConfigMap",
  },
  {
    it: 'refuses a client id of no ConfigMap',
    monitor: oauth2({ clientId: { configMap: { name: 'gone', key: 'ca' } } }),
    expected: 'oauth2: failed to get oauth2 client id: unable to get configmap "gone": configmaps "gone" not found',
  },
  {
    it: 'refuses a client id of no key',
    monitor: oauth2({ clientId: { configMap: { name: 'tls', key: 'gone' } } }),
    expected: 'oauth2: failed to get oauth2 client id: key "gone" in configmap "tls" not found',
  },
  {
    it: 'refuses a client secret that is not there',
    monitor: oauth2({ clientSecret: GONE }),
    expected: `oauth2: failed to get oauth2 client secret: ${NO_SECRET}`,
  },
  {
    it: 'refuses TLS fields of oauth2',
    monitor: oauth2({ tlsConfig: { minVersion: 'TLS13', maxVersion: 'TLS12' } }),
    expected: "oauth2: invalid OAuth2 'tlsConfig': maxVersion must more than or equal to minVersion",
  },
  {
    it: 'refuses TLS references of oauth2',
    monitor: oauth2({ tlsConfig: { ca: { secret: GONE } } }),
    expected: `oauth2: failed to get oauth2 tlsConfig: failed to get ca "<secret=gone,key=user>": ${NO_SECRET}`,
  },
  {
    it: 'refuses proxy fields of oauth2',
    monitor: oauth2({ noProxy: 'a' }),
    expected: 'oauth2: invalid OAuth2 proxyConfig: if noProxy is configured, proxyUrl must also be configured',
  },
  {
    it: 'refuses proxy references of oauth2',
    monitor: oauth2({ proxyUrl: 'http://p', proxyConnectHeader: { a: [GONE] } }),
    expected: `oauth2: failed to get oauth2 proxyConfig: header[a][0]: ${NO_SECRET}`,
  },
  {
    it: 'refuses fields of oauth2 before all references',
    monitor: serviceMonitor({ bearerTokenFile: '/t', oauth2: { ...CLIENT, clientId: {} } }),
    expected: "endpoints[0]: oauth2: OAuth2 'clientID' must be specified",
  },
];
