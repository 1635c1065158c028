import { createPrivateKey, X509Certificate } from 'crypto';
import { selfSigned } from './self-signed';

describe('selfSigned()', () => {
  test.each([
    { it: 'a short name', name: 'a' },
    { it: 'a name', name: 'prometheus.monitoring.svc' },
    { it: 'a name so long that lengths need a second byte', name: 'x'.repeat(130) },
    { it: 'a name so long that lengths need two bytes more', name: 'x'.repeat(300) },
  ])('makes a certificate that its key belongs to, for $it', ({ name }) => {
    const { certificate, key } = selfSigned(name);

    const read = new X509Certificate(certificate);

    expect(read.subject).toBe(`CN=${name}`);
    expect(read.verify(read.publicKey)).toBe(true);
    expect(read.checkPrivateKey(createPrivateKey(key))).toBe(true);
    expect([read.validFrom, read.validTo].map((date) => new Date(date).getUTCFullYear())).toEqual([2000, 2999]);
  });
});
