/** The certificate of the server: read from files, and again when they change. */
import { createHash, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createSecureContext } from 'node:tls';

/** A certificate with its key, as text. */
export interface KeyPair {
  readonly cert: string;
  readonly key: string;
}

/** What a look at the files found. */
export type Look =
  | { readonly is: 'same' }
  | { readonly is: 'new'; readonly pair: KeyPair; readonly about: string }
  /** The files changed, and cannot be used; the message holds nothing of them. */
  | { readonly is: 'unusable'; readonly why: string };

/** Two files. They are read by their paths each time, since a mounted Secret is replaced by changing a symbolic link. */
export class CertificateFiles {
  private seen?: string;

  constructor(private readonly certPath: string, private readonly keyPath: string) {}

  /** Reads the files; a change is reported once. @throws the error of the file system */
  look(): Look {
    const pair = { cert: readFileSync(this.certPath, 'utf8'), key: readFileSync(this.keyPath, 'utf8') };
    const hash = createHash('sha256').update(JSON.stringify(pair)).digest('hex');
    if (hash === this.seen) return { is: 'same' };
    this.seen = hash;
    const why = whyUnusable(pair);

    return why === undefined ? { is: 'new', pair, about: aboutCertificate(pair.cert) } : { is: 'unusable', why };
  }
}

/** Messages of OpenSSL are not shown: what they say depends on its version. */
function whyUnusable({ cert, key }: KeyPair): string | undefined {
  if (tryDo(() => new X509Certificate(cert)) === undefined) return 'the certificate is not valid PEM';
  if (tryDo(() => createSecureContext({ key })) === undefined) return 'the key is not valid PEM, or needs a passphrase';

  return tryDo(() => createSecureContext({ cert, key })) === undefined ? 'the key does not belong to the certificate' : undefined;
}

function aboutCertificate(pem: string): string {
  const { subjectAltName, subject, validTo } = new X509Certificate(pem);

  return `certificate for ${subjectAltName ?? subject.replace(/\n/g, ', ')}, valid until ${validTo}`;
}

function tryDo<T>(action: () => T): T | undefined {
  try {
    return action();
  } catch {
    return undefined;
  }
}
