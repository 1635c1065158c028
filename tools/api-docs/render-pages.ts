/** The pages of docs/api: one a subject, and an index of all types. */
import { ApiType } from './assembly';
import { TypeLinks } from './links';
import { renderType } from './render-type';
import { FilledSubject } from './subjects';

const HEADER = '<!-- Written by `npm run docs`; edit the doc comments in lib/ instead. -->';
const IMPORTS = 'imports';
const API_REFERENCE = 'https://prometheus-operator.dev/docs/api-reference/api/';

/** Text by file name. */
export function renderPages(subjects: readonly FilledSubject[]): ReadonlyMap<string, string> {
  const links = new TypeLinks(subjects.filter(({ name }) => name !== IMPORTS), subjects.flatMap(({ types }) => types));
  const pages = subjects.map(({ name, title, about, types }) => {
    const sections = name === IMPORTS ? importsSection(types) : types.map((type) => renderType(type, links));

    return [`${name}.md`, page(title, [about, ...sections])] as const;
  });

  return new Map([['README.md', page('API reference', index(subjects))], ...pages]);
}

function page(title: string, parts: readonly string[]): string {
  return `${[HEADER, `# ${title}`, ...parts].join('\n\n')}\n`;
}

function index(subjects: readonly FilledSubject[]): string[] {
  const rows = subjects.map(({ name, title, about, types }) => `| [${title}](${name}.md) | ${about} | ${typeList(name, types)} |`);

  return [
    'Every public type of the package. TypeScript names are shown; Python, Java and Go follow their own spelling.',
    ['| page | about | types |', '|---|---|---|', ...rows].join('\n'),
  ];
}

function typeList(subject: string, types: readonly ApiType[]): string {
  if (subject === IMPORTS) return `${types.length} types`;

  const own = types.filter(({ namespace }) => !namespace).map(({ name }) => `[${name}](${subject}.md#${name.toLowerCase()})`);
  const others = types.length - own.length;

  return [...own, ...(others > 0 ? [`${others} types of the operator`] : [])].join(', ');
}

/** The operator documents its own kinds. */
function importsSection(types: readonly ApiType[]): string[] {
  const kinds = types
    .filter(({ kind, docs }) => kind === 'class' && docs?.see?.startsWith(API_REFERENCE))
    .map(({ name, docs }) => `- [${name}](${docs!.see})`);

  return [
    'They have the names that the operator gives them:',
    kinds.join('\n'),
    `The operator's [API reference](${API_REFERENCE}) explains their fields; your editor shows type, default and limits of each.`,
    'Import one kind from `cdk8s-app-monitoring/imports/pod-monitor` and the like, or all of them from `cdk8s-app-monitoring/imports`. '
      + 'Types that the props of this package take are in [Authentication, TLS and relabeling](auth-tls-relabeling.md).',
  ];
}
