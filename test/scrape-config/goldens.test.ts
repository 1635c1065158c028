/** Every discovery and job gives what its golden says: manifests, or why it is refused. */
import { join } from 'path';
import { Yaml } from 'cdk8s';
import { DISCOVERIES } from './discovery-cases';
import { GOLDEN_CASES, manifestsOf } from './golden-cases';
import { ScrapeConfig } from '../../lib';
import { newChart, thrownMessage } from '../support/app';
import { expectGolden, expectNoOrphanGoldens } from '../support/golden';

const GOLDENS = join(__dirname, 'goldens');

/** More lines are two cases in one. */
const MAX_GOLDEN_LINES = 140;

const pathOf = (name: string) => join(GOLDENS, `${name}.golden`);

describe('ScrapeConfig', () => {
  test.each(GOLDEN_CASES)('writes $name', (golden) => {
    const text = Yaml.stringify(...manifestsOf(golden));

    expect(text.split('\n').length).toBeLessThanOrEqual(MAX_GOLDEN_LINES);
    expectGolden(pathOf(golden.name), text);
  });

  test.each(DISCOVERIES)('refuses a wrong $name', ({ name, make, refused }) => {
    const message = thrownMessage(() => new ScrapeConfig(newChart(), 'job', { discoveries: [make(refused)] }));

    expectGolden(pathOf(`${name}/refused`), `${message}\n`);
  });
});

describe('goldens', () => {
  test('all belong to a case', () => {
    expectNoOrphanGoldens(GOLDENS, [...GOLDEN_CASES, ...DISCOVERIES.map(({ name }) => ({ name: `${name}/refused` }))].map(({ name }) => pathOf(name)));
  });
});
