/** Self-signed certificates made on the spot, so that no private key lies in the repository. */
import { generateKeyPairSync, KeyObject, sign } from 'crypto';

/** A certificate and its key, both PEM. */
export interface KeyPair {
  readonly certificate: string;
  readonly key: string;
}

/**
 * An Ed25519 certificate for one name, its own issuer, valid from 2000 to 2999.
 * @param address of IPv4 that it is for as well; clients written in Go look at addresses and names outside of the subject only
 */
export function selfSigned(commonName: string, address?: string): KeyPair {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');

  return { certificate: certificateFor(commonName, publicKey, privateKey, address), key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString() };
}

/** A certificate for a key of any type, signed by an Ed25519 key. */
export function certificateFor(commonName: string, publicKey: KeyObject, signer: KeyObject, address?: string): string {
  const name = sequence(set(sequence(COMMON_NAME, der(UTF8_STRING, Buffer.from(commonName)))));
  const unsigned = sequence(
    der(VERSION, der(INTEGER, Buffer.from([2]))),
    der(INTEGER, Buffer.from([1])),
    ED25519,
    name,
    sequence(time('20000101000000Z'), time('29991231235959Z')),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    ...address === undefined ? [] : [der(EXTENSIONS, sequence(sequence(SUBJECT_ALT_NAME, der(OCTET_STRING, alternatives(commonName, address)))))],
  );
  const signature = Buffer.concat([Buffer.from([0]), sign(null, unsigned, signer)]);

  return pem(sequence(unsigned, ED25519, der(BIT_STRING, signature)));
}

// Tags of DER, the encoding of certificates (RFC 5280, X.690).
const INTEGER = 0x02;
const BIT_STRING = 0x03;
const OCTET_STRING = 0x04;
const UTF8_STRING = 0x0c;
const DNS_NAME = 0x82;
const IP_ADDRESS = 0x87;
const GENERALIZED_TIME = 0x18;
const VERSION = 0xa0;
const EXTENSIONS = 0xa3;

/** Object identifier 2.5.4.3. */
const COMMON_NAME = Buffer.from([0x06, 0x03, 0x55, 0x04, 0x03]);
/** Object identifier 2.5.29.17. */
const SUBJECT_ALT_NAME = Buffer.from([0x06, 0x03, 0x55, 0x1d, 0x11]);
/** A sequence of object identifier 1.3.101.112. */
const ED25519 = Buffer.from([0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70]);

function alternatives(name: string, address: string): Buffer {
  return sequence(der(DNS_NAME, Buffer.from(name)), der(IP_ADDRESS, Buffer.from(address.split('.').map(Number))));
}

function sequence(...parts: Buffer[]): Buffer {
  return der(0x30, Buffer.concat(parts));
}

function set(...parts: Buffer[]): Buffer {
  return der(0x31, Buffer.concat(parts));
}

function time(text: string): Buffer {
  return der(GENERALIZED_TIME, Buffer.from(text));
}

/** Tag, length, content; lengths from 128 on take a byte that says how long they are. */
function der(tag: number, content: Buffer): Buffer {
  const { length } = content;
  const head = length < 128 ? [tag, length] : length < 256 ? [tag, 0x81, length] : [tag, 0x82, Math.floor(length / 256), length % 256];

  return Buffer.concat([Buffer.from(head), content]);
}

/** Bytes between lines that say what they are. */
export function pem(bytes: Buffer, type = 'CERTIFICATE'): string {
  const lines = bytes.toString('base64').match(/.{1,64}/g) ?? [];

  return [`-----BEGIN ${type}-----`, ...lines, `-----END ${type}-----`, ''].join('\n');
}
