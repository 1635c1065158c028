/** The help texts; `docs/cli.md` quotes them, and a test holds the two equal. */
import { CommandName } from './arguments';

/** Of the program as a whole. */
export const HELP = `Usage: cdk8s-app-monitoring <command> [options]

Says what the API server, the Prometheus operator and its servers would make of manifests. Needs no cluster.

Commands:
  inspect   who is admitted, who selects whom, what is rejected and why
  config    the Prometheus configuration that the operator would write

Options:
  -h, --help   this text, or that of a command
  --version    the version of the package

Exit codes:
  0   nothing is wrong
  1   there are findings of severity error
  2   bad usage, or input that cannot be read
`;

/** Of each command. */
export const COMMAND_HELP: { readonly [command in CommandName]: string } = {
  inspect: `Usage: cdk8s-app-monitoring inspect [options] <input>...

Says which objects the API server refuses and which fields get lost, which server selects which object, what the operator rejects and why,
and which fields have no effect.

Inputs:
  <file>     YAML or JSON, several documents and lists included
  <folder>   all its *.yaml, *.yml and *.json, as cdk8s synth writes them
  -          standard input

Options:
  -o, --output text|json   json is the contract of docs/inspection.md (default: text)
  --operator-version <v>   of the CRDs in the cluster: tells fields that came later (default: v0.94.1, the one that is modelled)
  --show-secrets           give values of Secrets in json; without it each is written as <secret namespace/name key>
  -h, --help               this text

Exit codes: 0 nothing is wrong, 1 findings of severity error, 2 bad usage or unreadable input.
`,
  config: `Usage: cdk8s-app-monitoring config [options] <input>...
       cdk8s-app-monitoring config --diff [options] <OLD> <NEW>

Prints the Prometheus configuration that the operator would write for the servers among the manifests; findings of severity error go to
standard error. With --diff, prints what a change of the manifests does to the configuration.

Inputs:
  <file>     YAML or JSON, several documents and lists included
  <folder>   all its *.yaml, *.yml and *.json, as cdk8s synth writes them
  -          standard input

Options:
  --server <namespace>/<name>   this server only; with Kind/ in front where a Prometheus and a PrometheusAgent share a name
  --diff                        compare two inputs
  --show-secrets                print values of Secrets; without it each is written as <secret namespace/name key>
  -h, --help                    this text

Exit codes: 0 nothing is wrong, 1 findings of severity error (with --diff: in NEW), 2 bad usage or unreadable input.
`,
};
