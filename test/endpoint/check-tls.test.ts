import { TlsConfig, TlsVersion } from '../../imports/shared';
import { monitor, newChart, propsRefusal } from '../support/app';

const secret = { name: 'tls', key: 'tls.crt' };

describe('checkTls()', () => {
  test.each<{ it: string; tls: TlsConfig }>([
    { it: 'nothing', tls: {} },
    { it: 'a CA of a Secret', tls: { ca: { secret } } },
    { it: 'a CA of a ConfigMap', tls: { ca: { configMap: secret } } },
    { it: 'certificate and key', tls: { cert: { secret }, keySecret: secret } },
    { it: 'certificate and key of different kinds', tls: { certFile: '/c', keySecret: secret } },
    { it: 'one version', tls: { minVersion: TlsVersion.TLS12, maxVersion: TlsVersion.TLS12 } },
  ])('takes $it', ({ tls }) => {
    expect(() => monitor(newChart(), { tls })).not.toThrow();
  });

  test.each<{ it: string; tls: TlsConfig; expected: string }>([
    { it: 'a CA of nothing', tls: { ca: {} }, expected: 'AM110 tls.ca names neither a Secret nor a ConfigMap; set exactly one of secret and configMap' },
    { it: 'a version that is not one', tls: { minVersion: 'tls12' as never }, expected: 'AM120 tls.minVersion is "tls12"; use one of "TLS10", "TLS11", "TLS12", "TLS13"' },
    {
      it: 'a CA of two',
      tls: { ca: { secret, configMap: secret } },
      expected: 'AM110 tls.ca names both a Secret and a ConfigMap; set exactly one of secret and configMap',
    },
    {
      it: 'a CA without a name',
      tls: { ca: { secret: { key: 'a' } as any } },
      expected: "AM111 tls.ca.secret does not name a Secret; set name to the Secret's name",
    },
    {
      it: 'a CA without a key',
      tls: { ca: { configMap: { name: 'a' } as any } },
      expected: 'AM111 tls.ca.configMap does not name a key of ConfigMap "a"; set key',
    },
    { it: 'a CA said twice', tls: { ca: { secret }, caFile: '/ca' }, expected: 'AM110 tls has both ca and caFile; remove one of them' },
    {
      it: 'a certificate said twice',
      tls: { cert: { secret }, certFile: '/c', keySecret: secret },
      expected: 'AM110 tls has both cert and certFile; remove one of them',
    },
    {
      it: 'a key said twice',
      tls: { cert: { secret }, keyFile: '/k', keySecret: secret },
      expected: 'AM110 tls has both keySecret and keyFile; remove one of them',
    },
    { it: 'a certificate without a key', tls: { cert: { secret } }, expected: 'AM110 tls has a client certificate without its key; set keySecret as well' },
    { it: 'a key without a certificate', tls: { keySecret: secret }, expected: 'AM110 tls has a client key without its certificate; set cert as well' },
    { it: 'a key file without a certificate', tls: { keyFile: '/k' }, expected: 'AM110 tls has a client key without its certificate; set cert as well' },
    {
      it: 'versions upside down',
      tls: { minVersion: TlsVersion.TLS13, maxVersion: TlsVersion.TLS12 },
      expected: 'AM110 tls.minVersion TLS13 is above maxVersion TLS12; swap them',
    },
  ])('refuses $it', ({ tls, expected }) => {
    expect(propsRefusal({ tls })).toBe(expected);
  });
});
