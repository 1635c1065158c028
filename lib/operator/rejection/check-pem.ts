/** Certificates and keys, checked as Go's TLS does. The words for faults within a certificate are ours, as Go's parser is not available. */
import { createPrivateKey, createPublicKey, KeyObject, X509Certificate } from 'crypto';
import { PemBlock, pemBlocks } from '../../go/pem';
import { PLACEHOLDER } from '../../kubernetes/placeholder';

/**
 * Why a text is not a certificate authority. Only the first block is looked at, whatever its type.
 * A value that the cluster fills in counts as valid.
 * @see addTLSAssets in pkg/assets/tls.go, v0.94.1
 */
export function whyNotCertificateAuthority(text: string): string | undefined {
  if (text === PLACEHOLDER) return undefined;
  const [block] = pemBlocks(text);
  if (!block) return 'failed to decode PEM block';

  return tryCertificate(block.bytes) ? undefined : `failed to parse certificate: ${MALFORMED}`;
}

/**
 * Why a certificate and a key are not a pair. Values that the cluster fills in count as valid.
 * @see X509KeyPair in crypto/tls, Go 1.26
 */
export function whyNotKeyPair(certificateText: string, keyText: string): string | undefined {
  if (certificateText === PLACEHOLDER || keyText === PLACEHOLDER) return undefined;
  const blocks = pemBlocks(certificateText);
  const certificates = blocks.filter(({ type }) => type === 'CERTIFICATE');
  if (certificates.length === 0) return whyNoCertificate(blocks);
  const keyBlocks = pemBlocks(keyText);
  const keyBlock = keyBlocks.find(({ type }) => type === 'PRIVATE KEY' || type.endsWith(' PRIVATE KEY'));
  if (!keyBlock) return whyNoKey(keyBlocks);
  const certificate = tryCertificate(certificates[0].bytes);
  if (!certificate) return MALFORMED;
  const key = tryPrivateKey(keyBlock.bytes);

  return typeof key === 'string' ? key : whyNotMatching(certificate, key);
}

const MALFORMED = 'x509: malformed certificate';
const KEY_TYPES = ['rsa', 'ec', 'ed25519'];
/** Curves of Go's elliptic package, as Node names them. */
const CURVES = ['secp224r1', 'prime256v1', 'secp384r1', 'secp521r1'];

function whyNoCertificate(blocks: readonly PemBlock[]): string {
  if (blocks.length === 0) return 'tls: failed to find any PEM data in certificate input';
  if (blocks.length === 1 && blocks[0].type.endsWith('PRIVATE KEY')) {
    return 'tls: failed to find certificate PEM data in certificate input, but did find a private key; PEM inputs may have been switched';
  }

  return `tls: failed to find "CERTIFICATE" PEM block in certificate input after skipping PEM blocks of the following types: ${typesOf(blocks)}`;
}

function whyNoKey(blocks: readonly PemBlock[]): string {
  if (blocks.length === 0) return 'tls: failed to find any PEM data in key input';
  if (blocks.length === 1 && blocks[0].type === 'CERTIFICATE') {
    return 'tls: found a certificate rather than a key in the PEM for the private key';
  }

  return `tls: failed to find PEM block with type ending in "PRIVATE KEY" in key input after skipping PEM blocks of the following types: ${typesOf(blocks)}`;
}

function typesOf(blocks: readonly PemBlock[]): string {
  return `[${blocks.map(({ type }) => type).join(' ')}]`;
}

interface Certificate {
  /** Absent where the algorithm is one that Go does not know. */
  readonly publicKey?: KeyObject;
}

/** Node reads past the end of a certificate, and keys on curves that Go refuses. */
function tryCertificate(der: Buffer): Certificate | undefined {
  try {
    const certificate = new X509Certificate(der);
    if (!certificate.raw.equals(der)) return undefined;
    const publicKey = tryPublicKey(certificate);

    return isOnKnownCurve(publicKey) ? { publicKey } : undefined;
  } catch {
    return undefined;
  }
}

function isOnKnownCurve(key: KeyObject | undefined): boolean {
  return key?.asymmetricKeyType !== 'ec' || CURVES.includes(key.asymmetricKeyDetails?.namedCurve ?? '');
}

function tryPublicKey(certificate: X509Certificate): KeyObject | undefined {
  try {
    return certificate.publicKey;
  } catch {
    return undefined;
  }
}

/** Go tries these formats in turn, whatever the block says it is. */
function tryPrivateKey(der: Buffer): KeyObject | string {
  for (const type of ['pkcs1', 'pkcs8', 'sec1'] as const) {
    try {
      const key = createPrivateKey({ key: der, format: 'der', type });
      if (KEY_TYPES.includes(key.asymmetricKeyType ?? '') && isOnKnownCurve(key)) return key;
      if (key.asymmetricKeyType === 'x25519') return 'tls: found unknown private key type in PKCS#8 wrapping';
    } catch {
      // The next format may fit.
    }
  }

  return 'tls: failed to parse private key';
}

function whyNotMatching({ publicKey }: Certificate, key: KeyObject): string | undefined {
  if (!KEY_TYPES.includes(publicKey?.asymmetricKeyType ?? '')) return 'tls: unknown public key algorithm';
  if (publicKey!.asymmetricKeyType !== key.asymmetricKeyType) return 'tls: private key type does not match public key type';

  return createPublicKey(key).equals(publicKey!) ? undefined : 'tls: private key does not match public key';
}
