/** Checks the types of props that both constructs have beside the jobs, for callers whose language does not check them. */
import { Problem } from '../findings/problem';
import { isObject } from '../units/is-object';
import { shown } from '../units/shown';

interface Type {
  readonly name: string;
  readonly fix: string;
  readonly fits: (value: unknown) => boolean;
}

const TEXT: Type = { name: 'text', fix: 'give text, or leave it out', fits: (value) => typeof value === 'string' };
const OBJECTS: Type = { name: 'a list of jobs', fix: 'write it like [{ jobName, discoveries }]', fits: (value) => Array.isArray(value) && value.every(isObject) };
const METADATA: Type = { name: 'an object', fix: 'write it like { name: value }, or leave it out', fits: (value) => isObject(value) && typeof value.produce !== 'function' };

/** Instances of another copy of this package are taken, too. */
const TYPES: ReadonlyMap<string, Type> = new Map([
  ['profile', { name: 'a Profile', fix: 'use a factory such as Profile.kubePrometheusStack()', fits: (value) => isObject(value) && typeof value.applyTo === 'function' }],
  ['additional', { name: 'an AdditionalScrapeConfigs', fix: 'give the construct itself', fits: (value) => isObject(value) && typeof value.addJob === 'function' }],
  ['prometheus', { name: 'a construct', fix: 'give the Prometheus object itself', fits: (value) => isObject(value) && isObject(value.node) }],
  ['metadata', METADATA],
  ['scrapeClass', TEXT],
  ['key', TEXT],
  ['jobs', OBJECTS],
]);

/** A value that is null counts as one that is not set. */
export function checkTypes(props: object): Problem[] {
  return Object.entries(props).flatMap(([prop, value]) => {
    const type = TYPES.get(prop);

    return type === undefined || value === undefined || value === null || type.fits(value)
      ? []
      : [{ code: 'AM123', message: `${prop} is ${isObject(value) ? 'another object' : shown(value)}, and ${type.name} is needed`, fix: type.fix }];
  });
}
