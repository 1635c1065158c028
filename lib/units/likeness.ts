/** How alike two names are. */
import { tryFindNearest } from './nearest-name';

/**
 * How much two names have in common: one for each word that both have, and one if only few letters differ. Words for protocols count
 * little, because many ports have them. `admin-http` is more like `ident-admin` than like `web-http`.
 */
export function likenessOf(a: string, b: string): number {
  const words = wordsOf(b);
  const common = [...wordsOf(a)].filter((word) => words.has(word)).reduce((sum, word) => sum + (PROTOCOLS.has(word) ? OF_PROTOCOL : 1), 0);

  return common + (a !== '' && tryFindNearest(a, [b]) !== undefined ? 1 : 0);
}

const PROTOCOLS: ReadonlySet<string> = new Set(['http', 'https', 'http2', 'tcp', 'udp', 'grpc', 'tls', 'port', 'web']);
const OF_PROTOCOL = 0.1;

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(text.slice(0, LONGEST).toLowerCase().split(/[^a-z0-9]+/).filter((word) => word !== ''));
}

/** Maximum length of a Kubernetes name; what follows is not looked at. */
const LONGEST = 253;
