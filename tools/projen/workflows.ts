/** Workflows besides those that projen makes itself. */
import { cdk8s, github } from 'projen';

const { READ, WRITE } = github.workflows.JobPermission;
const CHECKOUT = { name: 'Checkout', uses: 'actions/checkout@v4' };
const SETUP_NODE = { name: 'Setup Node.js', uses: 'actions/setup-node@v4', with: { 'node-version': '22' } };

/** The same checks as everywhere else, on every pull request. The workflow `build` checks that generated files are committed. */
export function addChecks(project: cdk8s.ConstructLibraryCdk8s): void {
  const checks = new github.GithubWorkflow(project.github!, 'checks');
  checks.on({ pullRequest: {}, push: { branches: ['main'] } });
  checks.addJob('checks', {
    runsOn: ['ubuntu-latest'],
    permissions: { contents: READ },
    timeoutMinutes: 120,
    steps: [
      CHECKOUT,
      SETUP_NODE,
      { name: 'Setup Go', uses: 'actions/setup-go@v5', with: { 'go-version': '1.26' } },
      { name: 'Setup Python', uses: 'actions/setup-python@v5', with: { 'python-version': '3.x' } },
      { name: 'Checks', run: 'bash .ci/run' },
    ],
  });
}

/** Attaches the bill of materials of the package to each release. */
export function addSbomToRelease(project: cdk8s.ConstructLibraryCdk8s, nextVersion: string): void {
  project.release!.addJobs({
    sbom: {
      name: 'Attach the bill of materials to the release',
      needs: ['release_github'],
      if: '${{ !inputs.dry_run }}',
      runsOn: ['ubuntu-latest'],
      permissions: { contents: WRITE },
      steps: [
        CHECKOUT,
        SETUP_NODE,
        { name: 'Install', run: 'npm ci --ignore-scripts' },
        { name: 'Bill of materials', run: `npm version --no-git-tag-version "$(${nextVersion})" && npm run sbom` },
        {
          name: 'Attach',
          run: `gh release upload "v$(${nextVersion})" dist/sbom.cdx.json --clobber`,
          env: { GH_TOKEN: '${{ github.token }}', GH_REPO: '${{ github.repository }}' },
        },
      ],
    },
  });
}
