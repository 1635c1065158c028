/** Finds the object to explain. */
import { quote, quoteList } from '../findings/problem';
import { Inspected } from '../forecast/inspected';
import { MONITOR_KIND_NAMES } from '../operator-port/monitor-kinds';

/** No object matches the subject, or more than one; the message lists the candidates, and so does `candidates` if each is meant. */
export class UnknownSubject extends Error {
  constructor(message: string, readonly candidates: readonly string[] = []) {
    super(`AM616: ${message}; name one of them`);
  }
}

/**
 * Key of the object that matches `Kind/namespace/name`, the path of a construct, `namespace/name`, `Kind/name` or `name`.
 * @throws UnknownSubject (`AM616`) if no object matches, or more than one
 */
export function findSubject(subject: string, { cluster, objects, admission, heldOut, pathOf }: Inspected): string {
  const { workloads } = cluster;
  const kinds: ReadonlySet<string> = new Set([...MONITORED, ...workloads.kinds.storedKinds]);
  const stored = objects.all().filter((object) => MONITORED.has(object.kind) || workloads.has(object));
  const operated = [...stored.filter((object) => workloads.isOperated(object)), ...workloads.unseen()].map(({ key }) => key);
  const others = [...admission.keys(), ...heldOut.keys()].filter((key) => kinds.has(key.split('/')[0]));
  const keys = [...new Set([...stored.filter((object) => !workloads.isOperated(object)).map(({ key }) => key), ...others])].sort();
  for (const candidates of [keys, operated]) {
    for (const isMeant of MEANINGS) {
      const meant = candidates.filter((key) => isMeant(key, subject, pathOf));
      if (meant.length === 1) return meant[0];
      if (meant.length > 1) throw new UnknownSubject(`${quote(subject)} is ${quoteList(meant)}`, meant);
    }
  }
  const [name] = subject.split('/').slice(-1);
  const namesakes = keys.filter((key) => key.split('/').slice(-1)[0] === name);
  const there = namesakes.length > 0 ? namesakes : keys;
  const shown = `${quoteList(there.slice(0, MOST))}${there.length > MOST ? ` and ${there.length - MOST} more` : ''}`;

  throw new UnknownSubject(`there is no workload, Service or monitor ${quote(subject)}, but ${shown}`);
}

/** Kinds that are explained besides those that run pods. */
const MONITORED: ReadonlySet<string> = new Set([...MONITOR_KIND_NAMES, 'Service']);

const MOST = 20;

/** The first that fits anything decides. */
const MEANINGS: readonly ((key: string, subject: string, pathOf: Inspected['pathOf']) => boolean)[] = [
  (key, subject) => key === subject,
  (key, subject, pathOf) => pathOf(key) === subject,
  (key, subject, pathOf) => pathOf(key).startsWith(`${subject}/`) && pathOf(key) !== key,
  (key, subject) => {
    const [kind, namespace, name] = key.split('/');

    return [`${namespace}/${name}`, `${kind}/${name}`, name].includes(subject);
  },
];
