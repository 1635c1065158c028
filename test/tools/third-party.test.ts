import { readFileSync } from 'fs';
import { join } from 'path';
import { BUNDLED, renderNotices, shippedOf } from '../../tools/third-party';

const ROOT = join(__dirname, '..', '..');

describe('THIRD-PARTY-NOTICES', () => {
  test('is what "npm run notices" writes', () => expect(readFileSync(join(ROOT, 'THIRD-PARTY-NOTICES'), 'utf8')).toBe(renderNotices()));

  test.each(BUNDLED)('has the license of %s', (name) => expect(renderNotices()).toMatch(new RegExp(`^${name} \\d+\\.\\d+\\.\\d+ \\([\\w.-]+\\)$`, 'm')));
});

describe('shippedOf()', () => {
  test('keeps what is in the bundle, in the version that is', () => {
    const { version } = JSON.parse(readFileSync(join(ROOT, 'node_modules', 'picomatch', 'package.json'), 'utf8'));
    const component = (name: string, of: string) => ({ 'bom-ref': `${name}@${of}`, name, 'version': of, 'scope': 'optional', 'properties': [] });
    const sbom = {
      metadata: { component: { 'bom-ref': 'lib@1.0.0', 'name': 'folder' } },
      components: [component('picomatch', version), component('picomatch', '2.0.0'), component('jest', '30.0.0')],
      dependencies: [{ ref: 'lib@1.0.0', dependsOn: ['jest@30.0.0'] }],
    };

    expect(shippedOf(sbom, 'lib')).toEqual({
      metadata: { component: { 'bom-ref': 'lib@1.0.0', 'name': 'lib' } },
      components: [{ 'bom-ref': `picomatch@${version}`, 'name': 'picomatch', version }],
      dependencies: [{ ref: 'lib@1.0.0', dependsOn: [`picomatch@${version}`] }, { ref: `picomatch@${version}`, dependsOn: [] }],
    });
  });
});
