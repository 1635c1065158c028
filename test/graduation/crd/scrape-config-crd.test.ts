import { App, Chart, Testing } from 'cdk8s';
import { GraduationStage, ScrapeConfigCrd, ScrapeConfigCrdProps } from '../../../lib';
import { STAGE_NAMES } from '../../../lib/graduation/crd/stage';
import { stagedCrd } from '../../../lib/graduation/crd/staged-crd';
import { useFolder } from '../../cli/folder';
import { scrapeConfigCrd } from '../../support/scrape-config-crd';

const folder = useFolder();
const CRD = scrapeConfigCrd();
const TEXT = JSON.stringify(CRD);
const crd = (props: Omit<ScrapeConfigCrdProps, 'stage'> & { readonly stage?: GraduationStage }) => {
  const chart = new Chart(new App(), 'graduation', { namespace: 'monitoring' });
  new ScrapeConfigCrd(chart, 'crd', { stage: GraduationStage.OPT_IN, ...props });

  return Testing.synth(chart) as object[];
};

describe('ScrapeConfigCrd', () => {
  test('has the stages that there are', () => {
    expect(Object.values(GraduationStage)).toEqual(STAGE_NAMES);
  });

  test.each(Object.values(GraduationStage))('writes the CRD of the stage %s', (stage) => {
    const [made, ...others] = crd({ text: TEXT, stage });

    expect(others).toEqual([]);
    expect(made).toEqual(stagedCrd(CRD, stage as 'opt-in'));
  });

  test('reads a file', () => {
    expect(crd({ file: folder.file('crd.yaml', [CRD]) })).toEqual(crd({ text: TEXT }));
  });

  test.each([
    { it: 'neither file nor text', props: {}, expected: 'AM741 graduation/crd: the CRD is given twice or not at all; set either file or text' },
    { it: 'file and text', props: { file: 'a', text: TEXT }, expected: 'AM741 graduation/crd: the CRD is given twice or not at all; set either file or text' },
    { it: 'two objects', props: { text: `${TEXT}\n---\n${TEXT}` }, expected: 'AM741 graduation/crd: text holds 2 objects; give the CRD alone' },
    { it: 'another object', props: { text: '{"apiVersion":"v1","kind":"Pod","metadata":{"name":"a"}}' }, expected: 'AM741 graduation/crd: Pod "a" is not a CustomResourceDefinition; ' },
    { it: 'text that is not YAML', props: { text: '{' }, expected: /^AM801 text:1:/ },
    { it: 'a file that does not exist', props: { file: 'nowhere.yaml' }, expected: 'AM807 nowhere.yaml: does not exist; ' },
    { it: 'an unknown stage', props: { text: TEXT, stage: 'later' as GraduationStage }, expected: 'AM120 graduation/crd: stage "later" is not known; use "opt-in", "default", "storage-migration", "removal"' },
  ])('refuses $it', ({ props, expected }) => {
    expect(() => crd(props)).toThrow(expected);
  });
});
