import * as library from 'cdk8s-app-monitoring';

/** Private methods, and one that is asked about a construct of cdk8s. */
const OTHERS: ReadonlySet<string> = new Set(['Inspection.of', 'Profile.ofOther', 'Profile.ofServer', 'Profile.tryOf']);

/** Public static methods, which JavaScript can call with anything. */
const STATICS = Object.entries(library).flatMap(([name, of]) => (typeof of !== 'function' ? [] : Object.getOwnPropertyNames(of)
  .filter((method) => typeof of[method as never] === 'function' && !method.startsWith('_') && !OTHERS.has(`${name}.${method}`))
  .map((method) => ({ name: `${name}.${method}`, call: (given: unknown) => (of[method as never] as (this: unknown, given: unknown) => unknown).call(of, given) }))));

test.each(STATICS)('$name() says with a code what it does not take', ({ call }) => {
  const uncoded = [undefined, null, 42, {}, []].flatMap((given) => {
    try {
      call(given);

      return [];
    } catch (error) {
      return /\bAM\d{3}\b/.test((error as Error).message) ? [] : [`${JSON.stringify(given)}: ${(error as Error).message}`];
    }
  });

  expect(uncoded).toEqual([]);
});

test.each([
  { it: 'no text', call: () => library.Inspection.ofYaml(undefined as never), message: 'AM804 manifests: undefined where YAML or JSON text is expected; give the text of the manifests, such as readFileSync(file, "utf8")' },
  { it: 'another value', call: () => library.Inspection.ofYaml({} as never), message: 'AM804 manifests: a value of type object where YAML or JSON text is expected; give the text of the manifests, such as readFileSync(file, "utf8")' },
  { it: 'no folder', call: () => library.Inspection.ofFolder(undefined as never), message: 'AM807 folder: is not the path of a folder; give the path as a string' },
  { it: 'no construct', call: () => library.Inspection.ofApp(undefined as never), message: 'AM123 Inspection: "construct" is undefined, and a construct is needed; give a construct as "construct"' },
  { it: 'no props', call: () => library.Inspection.ofYaml('', null as never), message: 'AM123 Inspection: "props" is null, and an object is needed; give an object as "props"' },
  { it: 'text as profile', call: () => new library.SynthValidation({ profile: 'custom' as never }), message: 'AM123 SynthValidation: profile is "custom", and a Profile is needed; use a factory such as Profile.kubePrometheusStack()' },
  { it: 'a plain object as profile', call: () => new library.SynthValidation({ profile: {} as never }), message: 'AM123 SynthValidation: profile is {}, and a Profile is needed; use a factory such as Profile.kubePrometheusStack()' },
  { it: 'no scope', call: () => new library.SynthValidation().applyTo(null as never), message: 'AM123 SynthValidation: "scope" is null, and a construct is needed; give a construct as "scope"' },
])('a class refuses $it', ({ call, message }) => expect(call).toThrow(message));

test.each(['AppMonitoring', 'ScopeMonitoring', 'ScrapeConfig', 'AdditionalScrapeConfigs', 'ScrapeConfigCrd', 'ConversionWebhook'] as const)('%s refuses to be made in what is no construct', (name) => {
  const make = library[name] as unknown as new (scope: unknown, id: string, props: object) => unknown;

  for (const [scope, shown] of [[undefined, 'undefined'], [null, 'null'], ['shop', 'of type string'], [{}, 'of type object']]) {
    expect(() => new make(scope, 'monitoring', {})).toThrow(`AM123 ${name}: "scope" is ${shown}, and a construct is needed; give a construct as "scope"`);
  }
});
