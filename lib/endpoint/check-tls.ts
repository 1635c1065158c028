/** Checks the TLS settings of one endpoint. */
import { checkChoice } from './check-choice';
import { checkSecretKey } from './check-secret-key';
import { SecretOrConfigMap, TlsConfig, TlsVersion } from '../../imports/shared';
import { Problem } from '../findings/problem';

const VERSIONS = Object.values(TlsVersion);

/** Checks that references are complete, each source is set once, and minVersion is not above maxVersion. */
export function checkTls(tls: TlsConfig | undefined, where: string): Problem[] {
  if (!tls) return [];

  return [
    ...checkSource(tls.ca, `${where}.ca`),
    ...checkSource(tls.cert, `${where}.cert`),
    ...checkSecretKey(tls.keySecret, `${where}.keySecret`),
    ...setTwice(tls, where),
    ...checkPair(tls, where),
    ...checkVersions(tls, where),
  ];
}

function checkSource(source: SecretOrConfigMap | undefined, where: string): Problem[] {
  if (!source) return [];
  if ((source.secret === undefined) === (source.configMap === undefined)) {
    return [{ code: 'AM110', message: `${where} names ${source.secret ? 'both a Secret and a ConfigMap' : 'neither a Secret nor a ConfigMap'}`, fix: 'set exactly one of secret and configMap' }];
  }

  return source.secret ? checkSecretKey(source.secret, `${where}.secret`) : checkSecretKey(source.configMap, `${where}.configMap`, 'ConfigMap');
}

function setTwice(tls: TlsConfig, where: string): Problem[] {
  const pairs = [['ca', 'caFile'], ['cert', 'certFile'], ['keySecret', 'keyFile']] as const;

  return pairs.filter(([reference, file]) => tls[reference] !== undefined && tls[file] !== undefined).map(([reference, file]) => ({
    code: 'AM110', message: `${where} has both ${reference} and ${file}`, fix: 'remove one of them',
  }));
}

function checkPair(tls: TlsConfig, where: string): Problem[] {
  const cert = tls.cert !== undefined || tls.certFile !== undefined;
  const key = tls.keySecret !== undefined || tls.keyFile !== undefined;

  return cert === key ? [] : [{
    code: 'AM110', message: `${where} has a client ${cert ? 'certificate without its key' : 'key without its certificate'}`, fix: `set ${cert ? 'keySecret' : 'cert'} as well`,
  }];
}

function checkVersions({ minVersion, maxVersion }: TlsConfig, where: string): Problem[] {
  const unknown = Object.entries({ minVersion, maxVersion }).flatMap(([field, value]) => checkChoice(`${where}.${field}`, value, TlsVersion));
  if (unknown.length > 0) return unknown;

  return minVersion !== undefined && maxVersion !== undefined && VERSIONS.indexOf(minVersion) > VERSIONS.indexOf(maxVersion)
    ? [{ code: 'AM110', message: `${where}.minVersion ${minVersion} is above maxVersion ${maxVersion}`, fix: 'swap them' }]
    : [];
}
