/** Public names, as Java, Python, C# and Go write them: no two alike in the root and in `imports`, and no word that a language reserves. */
import { readFileSync } from 'fs';
import { join } from 'path';
import { ROOT } from './support/packages';

interface Member {
  readonly name: string;
  readonly docs?: { readonly deprecated?: string };
  readonly parameters?: readonly { readonly name: string }[];
}

interface Type {
  readonly name: string;
  readonly namespace?: string;
  readonly methods?: readonly Member[];
  readonly properties?: readonly Member[];
  readonly initializer?: Omit<Member, 'name'>;
}

const { types } = JSON.parse(readFileSync(join(ROOT, '.jsii'), 'utf8')) as { readonly types: { readonly [fqn: string]: Type } };
const ALL = Object.values(types);

/** In C# and Go, members begin with a capital and parameters do not; no reserved word of either begins with one. */
const RESERVED: { readonly [language: string]: ReadonlySet<string> } = {
  Python: words(`and as assert async await break class continue def del elif else except exec finally for from global if import in is lambda nonlocal not or
    pass print raise return try while with yield False None True`),
  Java: words(`abstract assert boolean break byte case catch char class const continue default do double else enum extends final finally float for goto if
    implements import instanceof int interface long native new package private protected public return short static strictfp super switch synchronized this
    throw throws transient try void volatile while true false null`),
  CSharp: words(`abstract as base bool break byte case catch char checked class const continue decimal default delegate do double else enum event explicit extern
    false finally fixed float for foreach goto if implicit in int interface internal is lock long namespace new null object operator out override params private
    protected public readonly ref return sbyte sealed short sizeof stackalloc static string struct switch this throw true try typeof uint ulong unchecked unsafe
    ushort using virtual void volatile while`),
  Go: words(`break case chan const continue default defer else fallthrough for func go goto if import interface map package range return select struct switch type
    var`),
};

describe('public names', () => {
  test('are those of the classes in the short code, too', () => {
    const library = require(join(ROOT, 'build', 'lib')) as { readonly imports: object }; // eslint-disable-line @typescript-eslint/no-require-imports
    const classes = [library, library.imports].flatMap((module) => Object.entries(module)).filter(([, value]) => typeof value === 'function');

    expect(classes.length).toBeGreaterThan(30);
    expect(classes.filter(([name, { name: stated }]) => name !== stated)).toEqual([]);
  });

  test('are not in the root and in `imports`', () => {
    const namesIn = (namespace?: string) => ALL.filter((type) => type.namespace === namespace).map(({ name }) => name.toLowerCase());
    const ofImports = new Set(namesIn('imports'));

    expect(ofImports.size).toBeGreaterThan(200);
    expect(namesIn().filter((name) => ofImports.has(name))).toEqual([]);
  });

  test('of the library are not reserved words, apart from deprecated ones', () => {
    const ofLibrary = ALL.filter(({ namespace }) => namespace === undefined);

    expect(ofLibrary.flatMap((type) => reservedNames(type, ({ docs }) => docs?.deprecated === undefined))).toEqual([]);
  });

  test('of `imports` are reserved words only where a field of the operator has that name', () => {
    const reserved = ALL.filter(({ namespace }) => namespace === 'imports').flatMap((type) => reservedNames(type, () => true));

    expect(reserved.sort()).toEqual([
      'AlertmanagerConfiguration.global in Python', 'ContainerProbe.exec in Python', 'EmailConfig.from in Python', 'GlobalSmtpConfig.from in Python',
      'LifecycleHandler.exec in Python', 'PagerDutyConfig.class in Java', 'PagerDutyConfig.class in Python', 'ProbeTargetStaticConfig.static in Java',
      'RocketChatFieldConfig.short in Java', 'Route.continue in Java', 'Route.continue in Python', 'RouteV1Beta1.continue in Java', 'RouteV1Beta1.continue in Python',
      'Rule.for in Java', 'Rule.for in Python', 'ScrapeClass.default in Java', 'SlackField.short in Java',
    ]);
  });
});

/** `Type.member in Language`, and `Type.method(parameter) in Language`. */
function reservedNames({ name, methods = [], properties = [], initializer }: Type, counts: (member: Member) => boolean): string[] {
  const members = [...methods, ...properties].filter(counts);
  const called = [...members, ...initializer ? [{ ...initializer, name: 'constructor' }] : []];

  return [
    ...members.flatMap((member) => languagesReserving(member.name, ['Python', 'Java']).map((language) => `${name}.${member.name} in ${language}`)),
    ...called.flatMap(({ name: method, parameters = [] }) => parameters.flatMap((parameter) =>
      languagesReserving(parameter.name, ['Python', 'Java', 'CSharp', 'Go']).map((language) => `${name}.${method}(${parameter.name}) in ${language}`))),
  ];
}

function languagesReserving(name: string, languages: readonly string[]): string[] {
  return languages.filter((language) => RESERVED[language].has(language === 'Python' ? name.replace(/(?<=[a-z\d])(?=[A-Z])/g, '_').toLowerCase() : name));
}

function words(text: string): ReadonlySet<string> {
  return new Set(text.split(/\s+/));
}
