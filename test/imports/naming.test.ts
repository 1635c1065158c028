import { camelCase, enumMember, fieldTypeName, fieldWords, pascalCase, propertyName, typeName } from '../../tools/generate-imports/naming';

describe('camelCase()', () => {
  test.each([
    { field: 'endpoints', expected: 'endpoints' },
    { field: 'ec2SDConfigs', expected: 'ec2SdConfigs' },
    { field: 'puppetDBSDConfigs', expected: 'puppetDbsdConfigs' },
    { field: 'client_ca', expected: 'clientCa' },
    { field: 'proxyURL', expected: 'proxyUrl' },
    { field: 'enableHTTP2', expected: 'enableHttp2' },
    { field: 'sigv4', expected: 'sigv4' },
    { field: 'msteamsv2Configs', expected: 'msteamsv2Configs' },
    { field: 'a', expected: 'a' },
  ])('writes $field as cdk8s import does', ({ field, expected }) => {
    expect(camelCase(field)).toBe(expected);
  });
});

describe('propertyName()', () => {
  test.each([
    { type: 'HTTPConfig', field: 'proxyUrl', expected: 'proxyUrl' },
    { type: 'HTTPConfig', field: 'proxyURL', expected: 'proxyUrlOverride' },
    { type: 'OAuth2', field: 'proxyURL', expected: 'proxyUrl' },
    { type: 'ThanosSpec', field: 'getConfigTimeout', expected: 'configGetTimeout' },
    { type: 'Any', field: 'build', expected: 'build_' },
    { type: 'Any', field: '$ref', expected: 'ref' },
  ])('$type.$field is $expected', ({ type, field, expected }) => {
    expect(propertyName(type, field)).toBe(expected);
  });
});

describe('pascalCase()', () => {
  test.each([
    { go: 'SafeTLSConfig', expected: 'SafeTlsConfig' },
    { go: 'HTTPSDConfig', expected: 'HttpSdConfig' },
    { go: 'DNSSDConfig', expected: 'DnsSdConfig' },
    { go: 'EC2SDConfig', expected: 'Ec2SdConfig' },
    { go: 'OVHCloudSDConfig', expected: 'OvhCloudSdConfig' },
    { go: 'OAuth2', expected: 'OAuth2' },
    { go: 'K8SSelectorConfig', expected: 'K8SSelectorConfig' },
    { go: 'ScaleIOVolumeSource', expected: 'ScaleIoVolumeSource' },
    { go: 'Endpoint', expected: 'Endpoint' },
  ])('writes $go as $expected', ({ go, expected }) => {
    expect(pascalCase(go)).toBe(expected);
  });

  test('refuses capitals that no rule reads and names the fix', () => {
    expect(() => pascalCase('QXZConfig')).toThrow(/"QXZConfig" are not a known acronym; add it to ACRONYMS/);
  });
});

describe('typeName()', () => {
  test('lets the Kubernetes type step back where the operator has one of that name', () => {
    expect(typeName('monitoring/v1.Probe')).toBe('Probe');
    expect(typeName('core/v1.Probe')).toBe('ContainerProbe');
  });
});

describe('fieldTypeName()', () => {
  test('names an enum without a Go name after its struct and field', () => {
    expect(fieldTypeName('WebHTTPHeaders', 'xFrameOptions')).toBe('WebHttpHeadersXFrameOptions');
  });
});

describe('enumMember()', () => {
  test.each([
    { value: 'replace', expected: 'REPLACE' },
    { value: 'HashMod', expected: 'HASH_MOD' },
    { value: 'OpenMetricsText0.0.1', expected: 'OPEN_METRICS_TEXT0_0_1' },
    { value: 'V1.0', expected: 'V1_0' },
    { value: 'monitoring.coreos.com', expected: 'MONITORING_PERIOD_COREOS_PERIOD_COM' },
    { value: '=', expected: 'VALUE_EQUALS' },
    { value: '!=', expected: 'VALUE_NOT_EQUALS_TO' },
    { value: '=~', expected: 'VALUE_EQUAL_TILDE' },
    { value: '!~', expected: 'VALUE_NEGATION_TILDE' },
    { value: '2x', expected: 'VALUE_2X' },
  ])('writes $value as $expected', ({ value, expected }) => {
    expect(enumMember(value)).toBe(expected);
  });
});

describe('fieldWords()', () => {
  test.each([
    { field: 'tlsConfig', expected: 'TLS config' },
    { field: 'client_ca', expected: 'Client CA' },
    { field: 'enableHttp2', expected: 'Enable HTTP2' },
    { field: 'path', expected: 'Path' },
  ])('$field reads "$expected"', ({ field, expected }) => {
    expect(fieldWords(field)).toBe(expected);
  });
});
