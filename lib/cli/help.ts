/** The help texts; `docs/cli.md` quotes them, and a test holds the two equal. */
import { CommandName } from './arguments';

/** Of the program as a whole. */
export const HELP = `Usage: cdk8s-app-monitoring <command> [options]

Says what the API server, the Prometheus operator and its servers would make of manifests. Needs no cluster.

Commands:
  inspect   who is admitted, who selects whom, what is rejected and why
  check     why something is not scraped, or not as it was meant: findings alone, for people and for continuous integration
  config    the Prometheus configuration that the operator would write
  targets   what will be scraped: URLs and labels, job by job
  explain   why a workload or monitor is scraped, or is not
  report    all of it as one page of HTML: a map, and tables to filter

Options:
  -h, --help   this text, or that of a command
  --version    the version of the package

Exit codes:
  0   nothing is wrong
  1   there are findings of severity error, targets are lost, or what is explained is not scraped
  2   bad usage, input that cannot be read, or a report that cannot be written
`;

const INPUTS = `Inputs:
  <file>     YAML or JSON, several documents and lists included
  <folder>   all its *.yaml, *.yml and *.json, as cdk8s synth writes them
  -          standard input
`;

/** Of each command. */
export const COMMAND_HELP: { readonly [command in CommandName]: string } = {
  inspect: `Usage: cdk8s-app-monitoring inspect [options] <input>...

Says which objects the API server refuses and which fields get lost, which server selects which object, what the operator rejects and why,
and which fields have no effect.

${INPUTS}
Options:
  -o, --output text|json   json is the contract of docs/inspection.md (default: text)
  --operator-version <v>   of the CRDs in the cluster: tells fields that came later (default: v0.94.1, the one that is modelled)
  -n, --namespace <name>   namespace of objects that state none, as for kubectl and helm (default: default)
  --external <path>        file or folder with objects that are in the cluster already: they are known, and nothing is reported on them;
                           may be given several times
  --prometheus-config <f>  prometheus.yml of a Prometheus that no operator manages
  --show-secrets           give values of Secrets in json; without it each is written as <secret namespace/name key>
  -h, --help               this text

Exit codes: 0 nothing is wrong, 1 findings of severity error, 2 bad usage or unreadable input.
`,
  check: `Usage: cdk8s-app-monitoring check [options] <input>...

Says what is wrong with the manifests and what mends it: what the API server or the operator refuses, and why something is not scraped, or not
as it was meant. Each code has a page in docs/checks, or a row in docs/findings.md.

${INPUTS}
Options:
  -o, --output text|json|sarif  json is a list of findings, sarif is SARIF 2.1.0 for code scanning (default: text)
  --fail-on error|warning       the least that makes the exit code 1 (default: error)
  --operator-version <v>        of the CRDs in the cluster: tells fields that came later (default: v0.94.1, the one that is modelled)
  -n, --namespace <name>        namespace of objects that state none, as for kubectl and helm (default: default)
  --external <path>             file or folder with objects that are in the cluster already: they are known, and nothing is reported on them;
                                may be given several times
  --prometheus-config <f>       prometheus.yml of a Prometheus that no operator manages
  -h, --help                    this text

Exit codes: 0 nothing is wrong, 1 findings of that severity, 2 bad usage or unreadable input.
`,
  config: `Usage: cdk8s-app-monitoring config [options] <input>...
       cdk8s-app-monitoring config --diff [options] <OLD> <NEW>

Prints the Prometheus configuration that the operator would write for the servers among the manifests; findings of severity error go to
standard error. With --diff, prints what a change of the manifests does to the configuration.

${INPUTS}
Options:
  --server <namespace>/<name>   this server only; with Kind/ in front where a Prometheus and a PrometheusAgent share a name
  --diff                        compare two inputs
  -n, --namespace <name>        namespace of objects that state none, as for kubectl and helm (default: default)
  --show-secrets                print values of Secrets; without it each is written as <secret namespace/name key>
  -h, --help                    this text

Exit codes: 0 nothing is wrong, 1 findings of severity error (with --diff: in NEW), 2 bad usage or unreadable input.
`,
  targets: `Usage: cdk8s-app-monitoring targets [options] <input>...
       cdk8s-app-monitoring targets --diff [options] <OLD> <NEW>

Prints what the servers among the manifests will scrape, as far as manifests tell: the name of a pod stands for its address. Findings of
severity error go to standard error. With --diff, prints which targets a change of the manifests gains, loses and relabels.

${INPUTS}
Options:
  -o, --output text|json|mermaid   a table, the "servers" of docs/inspection.md, or a flowchart; not mermaid with --diff (default: text)
  --server <namespace>/<name>      this server only; with Kind/ in front where a Prometheus and a PrometheusAgent share a name
  --diff                           compare two inputs
  -n, --namespace <name>           namespace of objects that state none, as for kubectl and helm (default: default)
  --external <path>                file or folder with objects that are in the cluster already: they are known, and nothing is reported on
                                   them; may be given several times
  --prometheus-config <file>       prometheus.yml of a Prometheus that no operator manages: the server "prometheus.yml"
  --show-secrets                   print URLs and rules of jobs that stand in a Secret; without it what comes after "?" is <hidden>
  -h, --help                       this text

Exit codes: 0 nothing is wrong, 1 findings of severity error (with --diff: a target is lost), 2 bad usage or unreadable input.
`,
  explain: `Usage: cdk8s-app-monitoring explain [options] <subject> <input>...

Prints every step from the labels of an object to its targets, and for the first one that fails, what mends it.

Subject:
  a ServiceMonitor, PodMonitor, Probe or ScrapeConfig, a Service, or anything that runs pods, as Kind/namespace/name;
  namespace/name, Kind/name or name are enough where they name one object

${INPUTS}
Options:
  -o, --output text|json       json is an Explanation of the library (default: text)
  -n, --namespace <name>       namespace of objects that state none, as for kubectl and helm (default: default)
  --external <path>            file or folder with objects that are in the cluster already; may be given several times
  --prometheus-config <file>   prometheus.yml of a Prometheus that no operator manages: the server "prometheus.yml"
  --show-secrets               print URLs and rules of jobs that stand in a Secret; without it what comes after "?" is <hidden>
  -h, --help                   this text

Exit codes: 0 it is scraped, 1 it is not, or not known before run time, 2 bad usage or unreadable input.
`,
  report: `Usage: cdk8s-app-monitoring report [options] <input>...

Writes one page of HTML that loads nothing: a map from servers to targets, and tables of findings, targets, and what is not scraped. It holds no
values of Secrets. docs/report.md says more.

${INPUTS}
Options:
  --out <file>              where to write it, in place of a file that is there (default: standard output)
  --title <text>            of the page (default: Prometheus scrape forecast)
  --operator-version <v>    of the CRDs in the cluster: tells fields that came later (default: v0.94.1, the one that is modelled)
  -n, --namespace <name>    namespace of objects that state none, as for kubectl and helm (default: default)
  --external <path>         file or folder with objects that are in the cluster already; may be given several times
  --prometheus-config <f>   prometheus.yml of a Prometheus that no operator manages: the server "prometheus.yml"
  -h, --help                this text

Exit codes: 0 nothing is wrong, 1 findings of severity error (the page is written), 2 bad usage, unreadable input, or no page could be written.
`,
};
