import { isMeshCertificate } from '../../lib/istio/certificates';

describe('isMeshCertificate()', () => {
  test.each([
    { file: '/etc/prom-certs/cert-chain.pem', expected: true },
    { file: 'cert-chain.pem', expected: true },
    { file: '/etc/prom-certs/root-cert.pem', expected: false },
    { file: '', expected: false },
    { file: undefined, expected: false },
    { file: 1, expected: false },
  ])('is $expected for $file', ({ file, expected }) => expect(isMeshCertificate(file)).toBe(expected));
});
