/** TLS settings of monitors, and what they refer to. */
import { GONE, NO_SECRET, NO_SECRET_KEY, RejectionCase } from './case';
import { podMonitor, probe, scrapeConfig, serviceMonitor } from '../../support/manifests/monitors';

const key = (name: string) => ({ name: 'tls', key: name });
const ca = (name: string) => scrapeConfig({ tlsConfig: { ca: { configMap: key(name) } } });
const pair = (certificate: string, privateKey: string) => scrapeConfig({ tlsConfig: { cert: { secret: key(certificate) }, keySecret: key(privateKey) } });
const files = (tlsConfig: object) => serviceMonitor({ tlsConfig });
const ofCa = (name: string, why: string) => `tlsConfig: ca <configmap=tls,key=${name}>: ${why}`;
const ofPair = (certificate: string, privateKey: string, why: string) => `tlsConfig: cert <secret=tls,key=${certificate}>, key <tls/${privateKey}>: ${why}`;
const MALFORMED = 'x509: malformed certificate';

export const TLS_CASES: readonly RejectionCase[] = [
  { it: 'takes TLS without fields', monitor: podMonitor({ tlsConfig: {} }) },
  { it: 'takes one version', monitor: podMonitor({ tlsConfig: { minVersion: 'TLS12', maxVersion: 'TLS12' } }) },
  {
    it: 'refuses versions in the wrong order',
    monitor: probe({ tlsConfig: { minVersion: 'TLS12', maxVersion: 'TLS11' } }),
    expected: 'tlsConfig: failed to validate TLS configuration: maxVersion must more than or equal to minVersion',
  },
  {
    it: 'says so of a ServiceMonitor in other words',
    monitor: files({ minVersion: 'TLS12', maxVersion: 'TLS11' }),
    expected: 'endpoints[0]: tlsConfig: maxVersion must more than or equal to minVersion',
  },
  {
    it: 'refuses two sources of a CA',
    monitor: probe({ tlsConfig: { ca: { secret: key('ca'), configMap: key('ca') } } }),
    expected: 'tlsConfig: failed to validate TLS configuration: ca <secret=tls,key=ca>: cannot specify both Secret and ConfigMap',
  },
  {
    it: 'refuses two sources of a certificate',
    monitor: podMonitor({ tlsConfig: { cert: { secret: key('cert'), configMap: key('cert') } } }),
    expected: 'endpoint[0]: tlsConfig: cert <secret=tls,key=cert>: cannot specify both Secret and ConfigMap',
  },
  { it: 'takes sources without fields', monitor: podMonitor({ tlsConfig: { ca: {}, cert: {} } }) },
  {
    it: 'refuses a certificate without key',
    monitor: probe({ tlsConfig: { cert: { secret: key('cert') } } }),
    expected: 'tlsConfig: failed to validate TLS configuration: client cert specified without client key',
  },
  {
    it: 'refuses a key without certificate',
    monitor: podMonitor({ tlsConfig: { keySecret: key('key') } }),
    expected: 'endpoint[0]: tlsConfig: client key specified without client cert',
  },
  { it: 'takes files', monitor: files({ caFile: '/ca', certFile: '/cert', keyFile: '/key' }) },
  { it: 'takes a file beside a reference', monitor: files({ certFile: '/cert', keySecret: key('key') }) },
  { it: 'takes file names that are empty', monitor: files({ caFile: '', certFile: '', keyFile: '', ca: { secret: key('ca') } }) },
  {
    it: 'refuses a CA and its file',
    monitor: files({ ca: { secret: key('ca') }, caFile: '/ca' }),
    expected: "endpoints[0]: tlsConfig: cannot specify both 'caFile' and 'ca'",
  },
  {
    it: 'refuses a certificate and its file',
    monitor: files({ cert: { secret: key('cert') }, certFile: '/cert' }),
    expected: "endpoints[0]: tlsConfig: cannot specify both 'certFile' and 'cert'",
  },
  {
    it: 'refuses a key and its file',
    monitor: files({ keySecret: key('key'), keyFile: '/key' }),
    expected: "endpoints[0]: tlsConfig: cannot specify both 'keyFile' and 'keySecret'",
  },
  {
    it: 'refuses the file of a certificate alone',
    monitor: files({ certFile: '/cert' }),
    expected: 'endpoints[0]: tlsConfig: cannot specify client cert without client key',
  },
  {
    it: 'refuses the file of a key alone',
    monitor: files({ keyFile: '/key' }),
    expected: 'endpoints[0]: tlsConfig: cannot specify client key without client cert',
  },
  {
    it: 'refuses files where they are denied',
    monitor: files({ caFile: '/ca' }),
    server: { arbitraryFSAccessThroughSMs: { deny: true } },
    expected: 'endpoints[0]: it accesses file system via tls config which Prometheus specification prohibits',
  },
  { it: 'takes files where they are not denied', monitor: files({ caFile: '/ca' }), server: { arbitraryFSAccessThroughSMs: { deny: false } } },
  { it: 'takes empty file names where files are denied', monitor: files({ caFile: '' }), server: { arbitraryFSAccessThroughSMs: { deny: true } } },
  {
    it: 'refuses a bearer token file where files are denied',
    monitor: serviceMonitor({ bearerTokenFile: '/token' }),
    server: { arbitraryFSAccessThroughSMs: { deny: true } },
    expected: 'endpoints[0]: it accesses file system via bearer token file which Prometheus specification prohibits',
  },
  { it: 'takes a bearer token file', monitor: serviceMonitor({ bearerTokenFile: '/token' }) },
  {
    it: 'refuses a CA that is not there',
    monitor: files({ ca: { secret: GONE } }),
    expected: `endpoints[0]: tlsConfig: failed to get ca "<secret=gone,key=user>": ${NO_SECRET}`,
  },
  {
    it: 'refuses a CA of no ConfigMap',
    monitor: scrapeConfig({ tlsConfig: { ca: { configMap: GONE } } }),
    expected: 'tlsConfig: failed to get ca "<configmap=gone,key=user>": unable to get configmap "gone": configmaps "gone" not found',
  },
  {
    it: 'refuses a certificate that is not there',
    monitor: scrapeConfig({ tlsConfig: { cert: { secret: key('gone') }, keySecret: key('key') } }),
    expected: 'tlsConfig: failed to get cert "<secret=tls,key=gone>": key "gone" in secret "tls" not found',
  },
  {
    it: 'refuses a key that is not there',
    monitor: scrapeConfig({ tlsConfig: { cert: { secret: key('cert') }, keySecret: { name: 'login', key: 'gone' } } }),
    expected: `tlsConfig: failed to get key login/gone: ${NO_SECRET_KEY}`,
  },
  ...['ca', 'chain', 'text-before', 'with-headers', 'windows-lines', 'other-type', 'cert-then-key', 'empty', 'ed448-cert', 'x25519-cert', 'rsa-cert', 'p256-cert'].map((name) => ({ it: `takes the CA ${name}`, monitor: ca(name) })),
  ...['garbage', 'no-end', 'no-base64', 'indented'].map((name) => ({ it: `finds no block in the CA ${name}`, monitor: ca(name), expected: ofCa(name, 'failed to decode PEM block') })),
  ...['no-der', 'no-bytes', 'key', 'key-then-cert', 'cut-short', 'trailing-bytes', 'unknown-curve-cert'].map((name) => ({ it: `finds no certificate in the CA ${name}`, monitor: ca(name), expected: ofCa(name, `failed to parse certificate: ${MALFORMED}`) })),
  ...[['cert', 'key'], ...['p224', 'p256', 'p384', 'p521'].map((curve) => [`${curve}-cert`, `${curve}-key`]), ['p256-cert', 'p256-sec1-key'], ['rsa-cert', 'rsa-key'], ['rsa-cert', 'rsa-pkcs1-key'], ['key-then-cert', 'cert-then-key'], ['empty', 'garbage'], ['garbage', 'empty'], ['chain', 'key']]
    .map(([certificate, privateKey]) => ({ it: `takes ${certificate} with ${privateKey}`, monitor: pair(certificate, privateKey) })),
  ...[
    ['garbage', 'key', 'tls: failed to find any PEM data in certificate input'],
    ['key', 'key', 'tls: failed to find certificate PEM data in certificate input, but did find a private key; PEM inputs may have been switched'],
    ['two-other-types', 'key', 'tls: failed to find "CERTIFICATE" PEM block in certificate input after skipping PEM blocks of the following types: [A B]'],
    ['cut-short', 'key', MALFORMED],
    ['unknown-curve-cert', 'unknown-curve-key', MALFORMED],
    ['cert', 'garbage', 'tls: failed to find any PEM data in key input'],
    ['cert', 'cert', 'tls: found a certificate rather than a key in the PEM for the private key'],
    ['cert', 'two-other-types', 'tls: failed to find PEM block with type ending in "PRIVATE KEY" in key input after skipping PEM blocks of the following types: [A B]'],
    ['cert', 'encrypted-key', 'tls: failed to parse private key'],
    ['cert', 'ed448-key', 'tls: failed to parse private key'],
    ['p256-cert', 'unknown-curve-key', 'tls: failed to parse private key'],
    ['cert', 'x25519-key', 'tls: found unknown private key type in PKCS#8 wrapping'],
    ['ed448-cert', 'key', 'tls: unknown public key algorithm'],
    ['x25519-cert', 'key', 'tls: unknown public key algorithm'],
    ['cert', 'rsa-key', 'tls: private key type does not match public key type'],
    ['cert', 'other-key', 'tls: private key does not match public key'],
    ['chain', 'p256-key', 'tls: private key type does not match public key type'],
  ].map(([certificate, privateKey, why]) => ({ it: `refuses ${certificate} with ${privateKey}`, monitor: pair(certificate, privateKey), expected: ofPair(certificate, privateKey, why) })),
];
