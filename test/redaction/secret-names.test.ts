import { isSecretEntry, isSecretName, isSecretParameter } from '../../lib/redaction/secret-names';

describe('isSecretName()', () => {
  test.each(['token', 'X-Api-Key', 'client_secret', 'password', 'x-auth', 'Cookie', 'client_assertion', 'Proxy-Authorization', 'uptrace-dsn'])('is true for %s', (name) => {
    expect(isSecretName(name)).toBe(true);
  });

  test.each(['', 'module', 'audience', 'X-Scope-OrgID', 'author', 'keyspace', 'resource', 'grant_type'])('is false for "%s"', (name) => {
    expect(isSecretName(name)).toBe(false);
  });
});

test.each([
  { it: 'a section of the SNMP exporter', name: 'auth', text: 'public_v2', expected: false },
  { it: 'a token', name: 'auth', text: 'Ab3dEf6hIj9kLm2n', expected: true },
  { it: 'a login', name: 'auth', text: 'user:pass', expected: true },
  { it: 'nothing', name: 'auth', text: '', expected: true },
  { it: 'another name', name: 'x-auth', text: 'public_v2', expected: true },
])('isSecretParameter() of $it is $expected', ({ name, text, expected }) => {
  expect(isSecretParameter(name, text)).toBe(expected);
});

describe('isSecretEntry()', () => {
  test.each(['tenant-a', '', '123456789012345678901', 'https://shop.example/api/v2', '72f988bf-86f1-41af-91ab-2d7cd011db47', 'team-payments-prod-eu-west-1', 'client_credentials'])('is false for "%s"', (text) => {
    expect(isSecretEntry('x', text)).toBe(false);
  });

  test.each(['Bearer x', 'basic dTpw', 'eyJhbGciOiJIUzI1NiJ9.e30.x', '-----BEGIN PRIVATE KEY-----', 'glsa_Ab3dEf6hIj9kLm2n', '0123456789abcdef0123456789abcdef'])('is true for %s', (text) => {
    expect(isSecretEntry('x', text)).toBe(true);
  });
});
