/** Texts that each pattern of the CRDs takes and refuses. */

export interface PatternVectors { readonly takes: readonly string[]; readonly refuses: readonly string[] }

const MONTHS = '(?i)january|february|march|april|may|june|july|august|september|october|november|december|1[0-2]|[1-9]';
const QUANTITY = '(([0-9]+(\\.[0-9]*)?)|(\\.[0-9]+))';

export const PATTERN_VECTORS: { readonly [pattern: string]: PatternVectors } = {
  '^(http|https|socks5)://.+$': {
    takes: ['http://proxy:3128', 'socks5://a', 'https://[::1]:1'],
    refuses: ['proxy:3128', 'HTTP://proxy', 'http://', 'http://\n', ' http://a'],
  },
  '^(http|https)://.+$': { takes: ['http://a', 'https://a/b?c#d'], refuses: ['socks5://a', 'https://', 'ftp://a'] },
  '^https?://.+$': { takes: ['http://a', 'https://{{ .Labels.host }}'], refuses: ['httpss://a', '/a', 'https:/a'] },
  '^[a-zA-Z][a-zA-Z0-9+.-]*://.+$': { takes: ['pulsar+ssl://a', 'Z9://x'], refuses: ['9a://b', '://b', 'a_b://c'] },
  '^(0|(([0-9]+)y)?(([0-9]+)w)?(([0-9]+)d)?(([0-9]+)h)?(([0-9]+)m)?(([0-9]+)s)?(([0-9]+)ms)?)$': {
    takes: ['0', '', '30s', '1y2w3d4h5m6s7ms', '5m', '1ms'],
    refuses: ['30', '1m1h', '1.5h', '30S', '-1s', '30s\n'],
  },
  '^(([0-9]+)y)?(([0-9]+)w)?(([0-9]+)d)?(([0-9]+)h)?(([0-9]+)m)?(([0-9]+)s)?(([0-9]+)ms)?$': {
    takes: ['', '1h', '2d12h'],
    refuses: ['0', '1s1m', 'h'],
  },
  '^(0|(([0-9]+)h)?(([0-9]+)m)?(([0-9]+)s)?(([0-9]+)ms)?)$': { takes: ['0', '', '120h', '1h30m'], refuses: ['1d', '00', '1y'] },
  [`^(\\+|-)?${QUANTITY}(([KMGTPE]i)|[numkMGTPE]|([eE](\\+|-)?${QUANTITY}))?$`]: {
    takes: ['1', '1.', '.5', '-1Gi', '+2e3', '100m', '1E', '1E5'],
    refuses: ['', 'Gi', '1gi', '1 Gi', '1KB', '1e', '1.2.3'],
  },
  '(^0|([0-9]*[.])?[0-9]+((K|M|G|T|E|P)i?)?B)$': { takes: ['0', '10MB', '.5GiB', '1B', 'x1B'], refuses: ['10', '00', '1mB', '1MB '] },
  '^[0-9a-zA-Z-.]+$': { takes: ['a', 'v1.2-3'], refuses: ['', 'a_b', 'a b', 'ä'] },
  '^((([01][0-9])|(2[0-3])):[0-5][0-9])$|(^24:00$)': { takes: ['00:00', '23:59', '24:00'], refuses: ['24:01', '9:00', '12:60', ''] },
  '^[\\w\\s:/.\\\\-]+$': { takes: ['C:\\a b/c.d', '-', '\t'], refuses: ['', 'ä', 'a|b', '*'] },
  [`^(${MONTHS})(?:((:(${MONTHS}))$)|$)`]: { takes: ['january', 'MARCH:May', '1:12', '9'], refuses: ['jan', '13', '0', 'may:', 'may:june:july'] },
  '^((?i)sun|mon|tues|wednes|thurs|fri|satur)day(?:((:(sun|mon|tues|wednes|thurs|fri|satur)day)$)|$)': {
    takes: ['monday', 'SUNday', 'monday:friday'],
    refuses: ['mon', 'day', 'MONDAY', 'monday:', 'monday:FRIday:sunday', 'saturdays'],
  },
  '^2\\d{3}(?::2\\d{3}|$)': { takes: ['2024', '2024:2030', '2024:2030x'], refuses: ['1999', '2024:', '20245', '2024:1999'] },
  '^(?i)(abort|warn)?$': { takes: ['', 'abort', 'WARN'], refuses: ['warning', 'abort ', 'error'] },
  '^[^*]*(\\*[^/]*)?\\.(json|yml|yaml|JSON|YML|YAML)$': { takes: ['a/b.json', '/a/*.yml', '.YAML'], refuses: ['a/*/b.json', 'a.Json', 'json', '**.x'] },
};
