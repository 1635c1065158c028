/**
 * Writes what we owe to the libraries in our bundle: THIRD-PARTY-NOTICES with their licenses (`npm run notices`), and the bill of materials
 * of a release as CycloneDX (`npm run sbom`), which `npm sbom` makes and which is reduced to what ships.
 */
import { execFileSync } from 'child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'fs';
import { dirname, join } from 'path';

const ROOT = join(__dirname, '..');

/** Packages whose code ships in `build/lib/packages`. */
export const BUNDLED: readonly string[] = ['diff', 'picomatch', 're2js', 'yaml'];

/** As much of a CycloneDX document as is read. */
export interface Sbom {
  readonly metadata: { readonly component: { readonly 'bom-ref': string } };
  readonly components: readonly { readonly 'bom-ref': string; readonly 'name': string; readonly 'version': string; readonly 'scope'?: string; readonly 'properties'?: readonly object[] }[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn?: readonly string[] }[];
}

/** The text of THIRD-PARTY-NOTICES. */
export function renderNotices(): string {
  const notices = BUNDLED.map((name) => {
    const { version, license, homepage, repository } = packageOf(name);
    const text = readFileSync(join(ROOT, 'node_modules', name, 'LICENSE'), 'utf8').replaceAll('\r\n', '\n').trim();

    return [`${name} ${version} (${license})`, homepage ?? repository?.url ?? repository, '', text].join('\n');
  });

  return ['This package contains code of the following projects.', ...notices].join(`\n\n${'-'.repeat(80)}\n\n`) + '\n';
}

/** The document of our package, without packages that do not ship. */
export function shippedOf(sbom: Sbom, name: string): Sbom {
  const components = sbom.components.filter((each) => BUNDLED.includes(each.name) && each.version === packageOf(each.name).version)
    .map(({ scope, properties, ...component }) => component);
  const refs = components.map((component) => component['bom-ref']);
  // npm names it after the folder.
  const component = { ...sbom.metadata.component, name };

  return {
    ...sbom,
    metadata: { ...sbom.metadata, component },
    components,
    dependencies: [{ ref: component['bom-ref'], dependsOn: refs }, ...refs.map((ref) => ({ ref, dependsOn: [] }))],
  };
}

interface Package {
  readonly version: string;
  readonly license: string;
  readonly homepage?: string;
  readonly repository?: any;
}

/** The package.json of an installed package. */
function packageOf(name: string): Package {
  return JSON.parse(readFileSync(join(ROOT, 'node_modules', name, 'package.json'), 'utf8'));
}

function main(what: string | undefined, out: string): void {
  if (what === 'notices') {
    writeFileSync(join(ROOT, 'THIRD-PARTY-NOTICES'), renderNotices());
  } else if (what === 'sbom') {
    const text = execFileSync('npm', ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only'], { cwd: ROOT, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
    mkdirSync(dirname(out), { recursive: true });
    const { name } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
    writeFileSync(out, `${JSON.stringify(shippedOf(JSON.parse(text) as Sbom, name), null, 2)}\n`);
    console.log(`Wrote ${out}`);
  } else {
    throw new Error(`"${what}" is not "notices" or "sbom"`);
  }
}

if (require.main === module) main(process.argv[2], process.argv[3] ?? join(ROOT, 'dist', 'sbom.cdx.json'));
