/** Which page of docs/api a public type is on: decided by the source file of the type. */
import { ApiType, Assembly, TypeReference } from './assembly';
import { UsageError } from './usage-error';

/** One page of docs/api. */
export interface Subject {
  /** Name of the page, without `.md`. */
  readonly name: string;
  readonly title: string;
  /** What one finds on the page, as a sentence. */
  readonly about: string;
  /** Source files, or folders that end with `/`; where several fit a type, the longest one wins. */
  readonly sources: readonly string[];
}

/** A page with its types, sorted by name. */
export interface FilledSubject extends Subject {
  readonly types: readonly ApiType[];
}

const SHARED_TYPES = 'auth-tls-relabeling';

const SUBJECTS: readonly Subject[] = [
  {
    name: 'app-monitoring',
    title: 'AppMonitoring',
    about: 'The construct that declares how an app is scraped, and its props.',
    sources: ['lib/app-monitoring/'],
  },
  {
    name: 'annotations',
    title: 'Annotations',
    about: 'Annotation conventions, and the scrape configuration that reads them.',
    sources: ['lib/app-monitoring/annotations/'],
  },
  {
    name: SHARED_TYPES,
    title: 'Authentication, TLS and relabeling',
    about: 'Credentials, TLS, relabeling rules and other types that several props take.',
    sources: ['lib/app-monitoring/auth', 'lib/endpoint/'],
  },
  {
    name: 'istio',
    title: 'Istio',
    about: 'How pods in an Istio mesh are scraped.',
    sources: ['lib/app-monitoring/mesh/', 'lib/istio/'],
  },
  {
    name: 'profiles',
    title: 'Profiles',
    about: 'What is known about the Prometheus that reads the monitors of an app.',
    sources: ['lib/profiles/'],
  },
  {
    name: 'scrape-config',
    title: 'ScrapeConfig',
    about: 'Scrape jobs for targets outside the cluster.',
    sources: ['lib/scrape-config/'],
  },
  {
    name: 'discoveries',
    title: 'Service discoveries',
    about: 'Every service discovery of Prometheus, for a ScrapeConfig.',
    sources: ['lib/scrape-config/discovery', 'lib/scrape-config/discoveries/'],
  },
  {
    name: 'graduation',
    title: 'Graduation of ScrapeConfig',
    about: 'The ScrapeConfig CRD with v1beta1 for each stage, and the webhook that converts between versions.',
    sources: ['lib/graduation/'],
  },
  {
    name: 'inspection',
    title: 'Inspection',
    about: 'What becomes of manifests in a cluster: targets, findings and explanations.',
    sources: ['lib/inspection/', 'lib/explanation/', 'lib/forecast/', 'lib/kubernetes/'],
  },
  {
    name: 'findings',
    title: 'Findings',
    about: 'Findings and errors, how to acknowledge a finding, and how to check an app at synth.',
    sources: ['lib/findings/', 'lib/manifests/', 'lib/synth/', 'lib/plugin/'],
  },
  {
    name: 'imports',
    title: 'Classes of the operator',
    about: 'A class for each kind of the Prometheus operator, and the types of its fields.',
    sources: ['imports/'],
  },
];

/** Every page with its types; a type without a page is an error. */
export function sortIntoSubjects({ types }: Assembly): FilledSubject[] {
  const all = Object.values(types);
  const shared = typesNamedByProps(types);
  const subjectOf = new Map(all.map((type) => [type, shared.has(type) ? SHARED_TYPES : subjectBySource(type)]));

  return SUBJECTS.map((subject) => ({
    ...subject,
    types: all.filter((type) => subjectOf.get(type) === subject.name).sort((a, b) => (a.name < b.name ? -1 : 1)),
  }));
}

function subjectBySource({ fqn, locationInModule: { filename } }: ApiType): string {
  const fitting = SUBJECTS
    .flatMap(({ name, sources }) => sources.map((source) => ({ name, source })))
    .filter(({ source }) => filename.startsWith(source));
  if (fitting.length === 0) {
    throw new UsageError(`${fqn} (${filename}) is on no page of docs/api; add its file or folder to the sources of a subject in tools/api-docs/subjects.ts`);
  }

  return fitting.reduce((best, next) => (next.source.length > best.source.length ? next : best)).name;
}

/** Types of the operator that props of monitors and jobs take, directly or within each other: readers look for them beside the props. */
function typesNamedByProps(types: Assembly['types']): ReadonlySet<ApiType> {
  const found = new Set<ApiType>();
  const visit = (type: ApiType) => {
    const properties = (type.properties ?? []).flatMap((property) => namesIn(property.type));
    for (const named of properties.map((fqn) => types[fqn])) {
      if (!named?.namespace || found.has(named)) continue;
      found.add(named);
      visit(named);
    }
  };
  Object.values(types).filter(({ locationInModule: { filename } }) => PROPS.test(filename)).forEach(visit);

  return found;
}

/** Files with the props of monitors and scrape jobs; AdditionalScrapeConfigs names types that Kubernetes documents. */
const PROPS = /^lib\/(app-monitoring|scrape-config)\/[a-z-]*(?<!additional-scrape-configs)-props\.ts$/;

function namesIn(reference: TypeReference): string[] {
  if ('fqn' in reference) return [reference.fqn];
  if ('collection' in reference) return namesIn(reference.collection.elementtype);

  return 'union' in reference ? reference.union.types.flatMap(namesIn) : [];
}
