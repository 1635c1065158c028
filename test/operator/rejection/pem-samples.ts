/** Certificates and keys of many kinds, and texts that are none, by the name under which a Secret or ConfigMap holds them. */
import { generateKeyPairSync, KeyObject } from 'crypto';
import { certificateFor, pem } from '../../support/self-signed';

export interface PemSamples { readonly [key: string]: string }

/** Made anew for every run: nothing that is judged depends on the numbers in them. */
export function pemSamples(): PemSamples {
  const ed25519 = generateKeyPairSync('ed25519');
  const other = generateKeyPairSync('ed25519');
  const p256 = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const curves = Object.entries({ p224: 'secp224r1', p384: 'P-384', p521: 'P-521' }).map(([name, namedCurve]) => [name, generateKeyPairSync('ec', { namedCurve })] as const);
  const unknownCurve = generateKeyPairSync('ec', { namedCurve: 'secp256k1' });
  const rsa = generateKeyPairSync('rsa', { modulusLength: 1024 });
  const x25519 = generateKeyPairSync('x25519');
  const ed448 = generateKeyPairSync('ed448');
  const certificate = (publicKey: KeyObject) => certificateFor('sample', publicKey, ed25519.privateKey);
  const key = (privateKey: KeyObject) => privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const bytes = Buffer.from(certificate(ed25519.publicKey).replace(/-----.*-----|\n/g, ''), 'base64');

  return {
    'ca': certificate(ed25519.publicKey),
    'cert': certificate(ed25519.publicKey),
    'key': key(ed25519.privateKey),
    'other-key': key(other.privateKey),
    'p256-cert': certificate(p256.publicKey),
    'p256-key': key(p256.privateKey),
    'p256-sec1-key': p256.privateKey.export({ type: 'sec1', format: 'pem' }).toString(),
    ...Object.fromEntries(curves.flatMap(([name, pair]) => [[`${name}-cert`, certificate(pair.publicKey)], [`${name}-key`, key(pair.privateKey)]])),
    'rsa-cert': certificate(rsa.publicKey),
    'rsa-key': key(rsa.privateKey),
    'rsa-pkcs1-key': rsa.privateKey.export({ type: 'pkcs1', format: 'pem' }).toString(),
    'x25519-cert': certificate(x25519.publicKey),
    'x25519-key': key(x25519.privateKey),
    'ed448-cert': certificate(ed448.publicKey),
    'ed448-key': key(ed448.privateKey),
    'unknown-curve-cert': certificate(unknownCurve.publicKey),
    'unknown-curve-key': key(unknownCurve.privateKey),
    'encrypted-key': p256.privateKey.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-128-cbc', passphrase: 'x' }).toString(),
    'text-before': `some words\n${certificate(ed25519.publicKey)}`,
    'chain': certificate(ed25519.publicKey) + certificate(p256.publicKey),
    'key-then-cert': key(ed25519.privateKey) + certificate(ed25519.publicKey),
    'cert-then-key': certificate(ed25519.publicKey) + key(ed25519.privateKey),
    'trailing-bytes': pem(Buffer.concat([bytes, Buffer.from([0, 0])])),
    'cut-short': pem(bytes.subarray(0, -8)),
    'other-type': pem(bytes, 'TRUSTED CERTIFICATE'),
    'two-other-types': pem(bytes, 'A') + pem(bytes, 'B'),
    'no-der': pem(Buffer.from('no certificate')),
    'no-bytes': pem(Buffer.alloc(0)),
    'no-end': certificate(ed25519.publicKey).replace(/-----END[^]*/, ''),
    'no-base64': certificate(ed25519.publicKey).replace(/\n/, '\n*'),
    'with-headers': certificate(ed25519.publicKey).replace(/\n/, '\nName: value\n\n'),
    'windows-lines': certificate(ed25519.publicKey).replace(/\n/g, '\r\n'),
    'indented': certificate(ed25519.publicKey).replace(/^/gm, '  '),
    'garbage': 'no PEM at all',
    'empty': '',
  };
}
