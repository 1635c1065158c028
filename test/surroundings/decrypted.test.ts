import { decrypted } from '../../lib/surroundings/decrypted';
import { object } from '../support/manifests/manifest';

const ENCRYPTED = 'ENC[AES256_GCM,data:abc,iv:x,tag:y,type:str]';
const SOPS = { mac: 'x', version: '3.9.0' };

describe('decrypted()', () => {
  test.each([
    { it: 'replaces values of a Secret', given: { kind: 'Secret', stringData: { a: ENCRYPTED, b: 'plain' }, sops: SOPS }, expected: { kind: 'Secret', stringData: { a: '?', b: 'plain' } } },
    { it: 'encodes data', given: { kind: 'Secret', data: { a: ENCRYPTED }, sops: SOPS }, expected: { kind: 'Secret', data: { a: 'Pw==' } } },
    { it: 'replaces values of any kind', given: { kind: 'ConfigMap', data: { a: ENCRYPTED }, sops: SOPS }, expected: { kind: 'ConfigMap', data: { a: '?' } } },
    { it: 'leaves out numbers', given: { kind: 'Service', spec: { x: ENCRYPTED.replace('str', 'int') }, sops: SOPS }, expected: { kind: 'Service', spec: {} } },
    { it: 'replaces references of tools', given: { kind: 'Secret', data: { a: '<path:kv/data/shop#token>', b: 'eA==' } }, expected: { kind: 'Secret', data: { a: 'Pw==', b: 'eA==' } } },
    { it: 'replaces references of vals', given: { kind: 'Secret', stringData: { a: 'ref+vault://kv/shop#/token' } }, expected: { kind: 'Secret', stringData: { a: '?' } } },
  ])('$it', ({ given, expected }) => expect(decrypted(given, '?')).toEqual(expected));

  test.each([
    { it: 'a plain Secret', given: object('v1', 'Secret', { stringData: { a: 'x' } }) },
    { it: 'a ConfigMap that shows an encrypted value', given: object('v1', 'ConfigMap', { data: { a: ENCRYPTED } }) },
    { it: 'an object with a field of that name', given: object('example.com/v1', 'Vault', { sops: 'on' }) },
  ])('returns the same object for $it', ({ given }) => expect(decrypted(given, '?')).toBe(given));
});
