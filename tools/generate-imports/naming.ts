// Names: JSON field -> TypeScript property, Go type -> TypeScript type, enum value -> member. Frozen: a change here breaks users.

/** Acronyms inside Go type names; jsii and `cdk8s import` write them as words: `SafeTLSConfig` is `SafeTlsConfig`. */
const ACRONYMS = [
  'AD', 'API', 'AWS', 'CSI', 'DB', 'DNS', 'EC2', 'FC', 'FS', 'GCE', 'GRPC', 'HTTP', 'IO', 'ISCSI', 'MS', 'NFS', 'OS', 'OTLP', 'OVH', 'RBD',
  'SD', 'SDK', 'SE', 'SMTP', 'SNS', 'TCP', 'TLS', 'TSDB', 'URI', 'URL',
].sort((a, b) => b.length - a.length);

/** Mixed spellings that stay as they are. */
const KEPT_SPELLINGS = ['OAuth', 'K8S', 'SMs'];

/** Kinds whose plain name is a construct of the library; jsii languages import both with one statement. */
const NAMES_OF_CONSTRUCTS = ['ScrapeConfig'];

/** Type names that two Go packages share, or the library: the Kubernetes one steps back, or both are one type. */
const RENAMED_GO_TYPES: { readonly [goType: string]: string } = {
  'core/v1.Probe': 'ContainerProbe',
  'core/v1.TopologySpreadConstraint': 'PodTopologySpreadConstraint',
  // The library has a `Scheme` for all its constructs.
  'monitoring/v1.Scheme': 'EndpointScheme',
  // v1beta1 renamed these two; they kept the fields they have in v1alpha1.
  'monitoring/v1beta1.TimeInterval': 'MuteTimeInterval',
  'monitoring/v1beta1.TimePeriod': 'TimeInterval',
};

/**
 * Properties whose name `cdk8s import` gives cannot be kept: jsii refuses `get*` (JSII5000),
 * and `proxyURL` and `proxyUrl` of one type would be the same property, of which the first wins.
 */
const RENAMED_PROPERTIES: { readonly [typeAndField: string]: string } = {
  'AlertmanagerWebSpec.getConcurrency': 'httpGetConcurrency',
  'ThanosSpec.getConfigInterval': 'configGetInterval',
  'ThanosSpec.getConfigTimeout': 'configGetTimeout',
  'HTTPConfig.proxyURL': 'proxyUrlOverride',
};

/** jsii makes methods of these names in other languages. */
const PROHIBITED_PROPERTIES = ['build', 'equals', 'hashcode'];

const SYMBOL_NAMES: { readonly [symbol: string]: string } = {
  '!=': 'NOT_EQUALS_TO',
  '=~': 'EQUAL_TILDE',
  '!~': 'NEGATION_TILDE',
  '=': 'EQUALS',
  '.': 'PERIOD',
  '-': 'HYPHEN',
  '_': 'UNDERSCORE',
  '/': 'FORWARD_SLASH',
};

/** The class of one version of a kind: later versions have a suffix, and so does a kind that a construct is named after. */
export function kindName(kind: string, version: string, versionIndex: number): string {
  return versionIndex > 0 || NAMES_OF_CONSTRUCTS.includes(kind) ? `${kind}${versionSuffix(version)}` : kind;
}

/** `v1beta1` is `V1Beta1`. */
export function versionSuffix(version: string): string {
  return version.replace(/^[a-z]|(?<=\d)[a-z]/g, (letter) => letter.toUpperCase());
}

/** The TypeScript property of a JSON field, as `cdk8s import` names it but for the table above. */
export function propertyName(goSimpleName: string, field: string): string {
  const renamed = RENAMED_PROPERTIES[`${goSimpleName}.${field}`];
  if (renamed) {
    return renamed;
  }
  const name = camelCase(field.replace(/^\$/, '').replace('/', '_'));
  return PROHIBITED_PROPERTIES.includes(name.toLowerCase()) ? `${name}_` : name;
}

/** Lower camel case: `ec2SDConfigs` is `ec2SdConfigs`, `client_ca` is `clientCa`. */
export function camelCase(text: string): string {
  const words = text
    .replace(/([a-z])([A-Z])/g, '$1-$2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1-$2')
    .toLowerCase()
    .replace(/^[_.\- ]+/, '');
  return words
    .replace(/[_.\- ]+([a-z0-9]|$)/g, (_, next: string) => next.toUpperCase())
    .replace(/\d+[a-z]/g, (match) => match.toUpperCase());
}

/** The TypeScript name of a Go type: acronyms become words. Throws on capitals that are not known to be an acronym. */
export function typeName(goType: string): string {
  const simpleName = goType.slice(goType.indexOf('.') + 1);
  return RENAMED_GO_TYPES[goType] ?? pascalCase(simpleName);
}

/** Upper camel case of a Go identifier. */
export function pascalCase(identifier: string): string {
  const upper = identifier[0].toUpperCase() + identifier.slice(1);
  return upper.replace(WORD, (word, kept?: string, acronym?: string) => {
    if (/^[A-Z]$/.test(word)) {
      throw new Error(
        `Capitals around "${word}" in "${identifier}" are not a known acronym; add it to ACRONYMS in tools/generate-imports/naming.ts`,
      );
    }
    return acronym ? acronym[0] + acronym.slice(1).toLowerCase() : kept ?? word;
  });
}

const WORD = new RegExp(`(${KEPT_SPELLINGS.join('|')})|(${ACRONYMS.join('|')})(?![a-z])|[A-Z][a-z0-9]*`, 'g');

/** Name of an enum that Go does not name: `RelabelConfig.action` is `RelabelConfigAction`. */
export function fieldTypeName(goSimpleName: string, field: string): string {
  const property = camelCase(field);
  return (goSimpleName && pascalCase(goSimpleName)) + property[0].toUpperCase() + property.slice(1);
}

/** The member of an enum value, as `cdk8s import` names it: `V1.0` is `V1_0`, `=~` is `EQUAL_TILDE`. */
export function enumMember(value: string): string {
  const named = value.replace(/(?<!\d)\.|\.(?!\d)|!=|=~|!~|[=\-_/]/g, (symbol) => `_${SYMBOL_NAMES[symbol] ?? symbol}_`);
  const member = named
    .replace(/[^A-Za-z0-9]+/g, '_')
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1_$2')
    .toUpperCase()
    .split('_').filter((part) => part !== '').join('_');
  const prefixed = /^[=!\-_.]/.test(value) ? `VALUE_${member}` : member;
  return /^[A-Z]/.test(prefixed) ? prefixed : `VALUE_${prefixed}`;
}

/** A JSON field as words for a sentence: `tlsConfig` is "TLS config". */
export function fieldWords(field: string): string {
  const words = field
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .split(/[ _\-]+/)
    .map((word) => (SENTENCE_ACRONYMS.has(word.toUpperCase()) ? word.toUpperCase() : /^[A-Z]{2}/.test(word) ? word : word.toLowerCase()));
  return words[0][0].toUpperCase() + words.join(' ').slice(1);
}

const SENTENCE_ACRONYMS = new Set([
  'API', 'AWS', 'CA', 'CSI', 'DNS', 'EC2', 'FS', 'GCE', 'GRPC', 'HTTP', 'HTTP2', 'HTTPS', 'ID', 'IP', 'ISCSI', 'JSON', 'LUN', 'NFS',
  'OAUTH2', 'OTLP', 'PVC', 'QPS', 'RBD', 'SD', 'SMTP', 'SNS', 'TCP', 'TLS', 'TSDB', 'UID', 'URL', 'WAL',
]);
