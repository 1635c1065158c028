/** The help texts. `docs/cli.md` quotes them; a test compares both. */
import { CommandName } from './arguments';

/** Help for the program. */
export const HELP = `Usage: cdk8s-app-monitoring <command> [options]

Shows what the API server, the Prometheus operator and Prometheus would do with manifests. It does not need a cluster.

Commands:
  inspect      which objects are admitted, selected and rejected, and why
  check        findings only: why something is not scraped, or not as intended, for people and for continuous integration
  config       the Prometheus configuration that the operator would write
  targets      what will be scraped: URLs and labels by job
  explain      why a workload or monitor is scraped or not
  report       everything as one HTML page: a map, and tables with filters
  consolidate  ScrapeConfigs in place of ServiceMonitors, PodMonitors and Probes, where the jobs are the same
  snapshot     what your cluster has, for --profile and --external: the kubectl commands, and what is needed of their output
  migrate      files for this library or another version: "migrate annotations", "imports", "monitors", "prometheus.yml", "scrape-config"
  export       the configuration of a server, for a Prometheus without the operator: "export prometheus.yml"
  crd          the ScrapeConfig CRD with v1beta1, for a stage of its graduation
  webhook      converts ScrapeConfigs between versions, for the API server

Options:
  -h, --help   show this help, or the help of a command
  --version    show the version of the package

Exit codes:
  0   no errors
  1   findings of severity error, lost targets, or an explained object that is not scraped
  2   invalid arguments, unreadable input, or a report that cannot be written
`;

/** Help for the inputs of most commands. */
export const INPUTS = `Inputs:
  <file>     YAML or JSON, also with several documents or lists
  <folder>   the manifests in it, for example the output of cdk8s synth; other files are passed over with a note
  -          standard input
`;

/** Help for each command. */
export const COMMAND_HELP: { readonly [command in CommandName]: string } = {
  inspect: `Usage: cdk8s-app-monitoring inspect [options] <input>...

Shows which objects the API server refuses and which fields it drops, which server selects which object, what the operator rejects and why,
and which fields have no effect.

${INPUTS}
Options:
  -o, --output text|json   output format; docs/inspection.md describes json (default: text)
  --operator-version <v>   version of the operator and its CRDs (default: that of the operator in the inputs, or v0.94.1)
  --kubernetes-version <v> version of the cluster (default: 1.37)
  --accept <file>          YAML file with accepted findings: code, object and reason; see docs/accept.md
  -n, --namespace <name>   namespace of objects without one, as in kubectl and helm (default: default)
  --exclude <glob>         file or folder to leave out, such as "old/**" or "*.json"; can be repeated
  --external <path>        file or folder with objects that are in the cluster already: they are used for checks, but not checked
                           themselves; can be repeated
  --prometheus-config <f>  prometheus.yml of a Prometheus without the operator
  --pods-of <kind>=<path>  kind that runs pods, and the path of its pod template: example.com/Widget=spec.template; can be repeated
  --profile <p>            who reads the monitors: kube-prometheus-stack,release=prom or another profile of docs/profiles.md, or a file
                           with a Prometheus object (default: what cdk8s synth has written beside the input)
  --show-secrets           write values of Secrets in json; without it each is written as <secret namespace/name key>
  -h, --help               show this help

Exit codes: 0 no errors, 1 findings of severity error, 2 invalid arguments or unreadable input.
`,
  check: `Usage: cdk8s-app-monitoring check [options] <input>...

Shows what is wrong with the manifests and how to fix it: what the API server or the operator refuses, and why something is not scraped,
or not as intended. Each code has a page in docs/checks, or a row in docs/findings.md.

${INPUTS}
Options:
  -o, --output <form>           text; json, a list of findings; sarif, SARIF 2.1.0 for code scanning; github, annotations of GitHub Actions;
                                junit, a test report; markdown, a comment for a pull request (default: text)
  --summary                     print the number of findings by code alone
  --all                         show every finding in text; without it, of one code and severity about five are shown
  --fix                         fix in the files what can be fixed for certain, print a diff, and then the findings that are left
  --dry-run                     with --fix: print the diff, and write nothing
  --fail-on error|warning       lowest severity that makes the exit code 1 (default: error)
  --operator-version <v>        version of the operator and its CRDs (default: that of the operator in the inputs, or v0.94.1)
  --kubernetes-version <v>      version of the cluster (default: 1.37)
  --accept <file>               YAML file with accepted findings: code, object and reason; see docs/accept.md
  -n, --namespace <name>        namespace of objects without one, as in kubectl and helm (default: default)
  --exclude <glob>              file or folder to leave out, such as "old/**" or "*.json"; can be repeated
  --external <path>             file or folder with objects that are in the cluster already: they are used for checks, but not checked
                                themselves; can be repeated
  --prometheus-config <f>       prometheus.yml of a Prometheus without the operator
  --pods-of <kind>=<path>       kind that runs pods, and the path of its pod template: example.com/Widget=spec.template; can be repeated
  --profile <p>                 who reads the monitors: kube-prometheus-stack,release=prom or another profile of docs/profiles.md, or a file
                                with a Prometheus object (default: what cdk8s synth has written beside the input)
  -h, --help                    show this help

Exit codes: 0 no such findings, 1 findings of that severity, 2 invalid arguments or unreadable input.
`,
  config: `Usage: cdk8s-app-monitoring config [options] <input>...
       cdk8s-app-monitoring config --diff [options] <OLD> <NEW>
       cdk8s-app-monitoring config --diff --operator-version <old>..<new> [options] <input>...
       cdk8s-app-monitoring config --diff --consolidate-monitors [options] <input>...

Prints the Prometheus configuration that the operator would write for the servers among the manifests; findings of severity error go to
standard error. With --diff, prints how a change of the manifests, or an upgrade, changes the configuration.

${INPUTS}
Options:
  --server <namespace>/<name>   only this server; put Kind/ in front if a Prometheus and a PrometheusAgent have the same name
  --diff                        compare two inputs, or the same inputs with two versions: a range such as 0.79..0.94 for an option below
  --consolidate-monitors        with ScrapeConfigs in place of monitors, as "consolidate" prints them; with --diff, without and with them
  --accept <file>               YAML file with accepted findings: code, object and reason; see docs/accept.md
  --external <path>             file or folder with objects that are in the cluster already, such as the Prometheus; can be repeated
  -n, --namespace <name>        namespace of objects without one, as in kubectl and helm (default: default)
  --exclude <glob>              file or folder to leave out, such as "old/**" or "*.json"; can be repeated
  --operator-version <v>        version of the operator and its CRDs (default: that of the operator in the inputs, or v0.94.1)
  --kubernetes-version <v>      version of the cluster (default: 1.37)
  --prometheus-version <v>      version of Prometheus in place of that of the servers
  --service-discovery-role <r>  Endpoints or EndpointSlice, in place of that of the servers
  --pods-of <kind>=<path>       kind that runs pods, and the path of its pod template: example.com/Widget=spec.template; can be repeated
  --profile <p>                 who reads the monitors: kube-prometheus-stack,release=prom or another profile of docs/profiles.md, or a file
                                with a Prometheus object (default: what cdk8s synth has written beside the input)
  --show-secrets                print values of Secrets; without it each is written as <secret namespace/name key>
  -h, --help                    show this help

Exit codes: 0 no errors, 1 findings of severity error (with --diff: in NEW), 2 invalid arguments or unreadable input.
`,
  targets: `Usage: cdk8s-app-monitoring targets [options] <input>...
       cdk8s-app-monitoring targets --diff [options] <OLD> <NEW>
       cdk8s-app-monitoring targets --diff --operator-version <old>..<new> [options] <input>...
       cdk8s-app-monitoring targets --diff --consolidate-monitors [options] <input>...

Prints what the servers among the manifests will scrape, as far as it follows from the manifests; URLs have the name of a pod instead of its
address. Findings of severity error go to standard error. With --diff, prints which targets a change of the manifests,
or an upgrade, gains, loses and relabels.

${INPUTS}
Options:
  -o, --output text|json|mermaid   a table, the "servers" of docs/inspection.md, or a flowchart; with --diff text, json or markdown (default: text)
  --server <namespace>/<name>      only this server; put Kind/ in front if a Prometheus and a PrometheusAgent have the same name
  --diff                           compare two inputs, or the same inputs with two versions: a range such as 0.79..0.94 for an option below
  --consolidate-monitors           with ScrapeConfigs in place of monitors, as "consolidate" prints them; with --diff, without and with them
  --accept <file>                  YAML file with accepted findings: code, object and reason; see docs/accept.md
  -n, --namespace <name>           namespace of objects without one, as in kubectl and helm (default: default)
  --exclude <glob>                 file or folder to leave out, such as "old/**" or "*.json"; can be repeated
  --external <path>                file or folder with objects that are in the cluster already: they are used for checks, but not checked
                                   themselves; can be repeated
  --prometheus-config <file>       prometheus.yml of a Prometheus without the operator; it is shown as server "prometheus.yml"
  --operator-version <v>           version of the operator and its CRDs (default: that of the operator in the inputs, or v0.94.1)
  --kubernetes-version <v>         version of the cluster (default: 1.37)
  --prometheus-version <v>         version of Prometheus in place of that of the servers
  --service-discovery-role <r>     Endpoints or EndpointSlice, in place of that of the servers
  --pods-of <kind>=<path>          kind that runs pods, and the path of its pod template: example.com/Widget=spec.template; can be repeated
  --profile <p>                    who reads the monitors: kube-prometheus-stack,release=prom or another profile of docs/profiles.md, or a file
                                   with a Prometheus object (default: what cdk8s synth has written beside the input)
  --show-secrets                   print URLs and rules of jobs that are in a Secret; without it text after "?" is <hidden>
  -h, --help                       show this help

Exit codes: 0 no errors, 1 findings of severity error (with --diff: lost targets), 2 invalid arguments or unreadable input.
`,
  explain: `Usage: cdk8s-app-monitoring explain [options] <subject> <input>...
       cdk8s-app-monitoring explain <code>

Prints every step from the labels of an object to its targets, and how to fix the first step that fails. With the code of a finding, such as
AM908, prints what the docs say about it.

Subject:
  a ServiceMonitor, PodMonitor, Probe or ScrapeConfig, a Service, or a workload, as Kind/namespace/name;
  namespace/name, Kind/name or name are enough if they match one object

${INPUTS}
Options:
  -o, --output text|json       output format; json is an Explanation of the library (default: text)
  --accept <file>              YAML file with accepted findings: code, object and reason; see docs/accept.md
  -n, --namespace <name>       namespace of objects without one, as in kubectl and helm (default: default)
  --exclude <glob>             file or folder to leave out, such as "old/**" or "*.json"; can be repeated
  --external <path>            file or folder with objects that are in the cluster already; can be repeated
  --prometheus-config <file>   prometheus.yml of a Prometheus without the operator; it is shown as server "prometheus.yml"
  --operator-version <v>       version of the operator and its CRDs (default: that of the operator in the inputs, or v0.94.1)
  --kubernetes-version <v>     version of the cluster (default: 1.37)
  --pods-of <kind>=<path>      kind that runs pods, and the path of its pod template: example.com/Widget=spec.template; can be repeated
  --profile <p>                who reads the monitors: kube-prometheus-stack,release=prom or another profile of docs/profiles.md, or a file
                               with a Prometheus object (default: what cdk8s synth has written beside the input)
  --show-secrets               print URLs and rules of jobs that are in a Secret; without it text after "?" is <hidden>
  -h, --help                   show this help

Exit codes: 0 it is scraped, 1 it is not scraped or not known until run time, 2 invalid arguments or unreadable input.
`,
  report: `Usage: cdk8s-app-monitoring report [options] <input>...

Writes one HTML page that does not load anything: a map from servers to targets, and tables of findings, targets, and objects that are not
scraped. It does not contain values of Secrets. See docs/report.md.

${INPUTS}
Options:
  --out <file>              file to write; it is replaced if it exists (default: standard output)
  --title <text>            title of the page (default: Prometheus scrape forecast)
  --operator-version <v>    version of the operator and its CRDs (default: that of the operator in the inputs, or v0.94.1)
  --kubernetes-version <v>  version of the cluster (default: 1.37)
  --accept <file>           YAML file with accepted findings: code, object and reason; see docs/accept.md
  -n, --namespace <name>    namespace of objects without one, as in kubectl and helm (default: default)
  --exclude <glob>          file or folder to leave out, such as "old/**" or "*.json"; can be repeated
  --external <path>         file or folder with objects that are in the cluster already; can be repeated
  --prometheus-config <f>   prometheus.yml of a Prometheus without the operator; it is shown as server "prometheus.yml"
  --pods-of <kind>=<path>   kind that runs pods, and the path of its pod template: example.com/Widget=spec.template; can be repeated
  --profile <p>             who reads the monitors: kube-prometheus-stack,release=prom or another profile of docs/profiles.md, or a file
                            with a Prometheus object (default: what cdk8s synth has written beside the input)
  -h, --help                show this help

Exit codes: 0 no errors, 1 findings of severity error (the page is written), 2 invalid arguments, unreadable input, or the page cannot be written.
`,
  snapshot: `Usage: cdk8s-app-monitoring snapshot [options]
       cdk8s-app-monitoring snapshot <input>...

Without an input, prints the kubectl commands that collect what decides on scraping: Prometheus objects, namespaces, roles, NetworkPolicies.
With inputs, prints their objects without values of Secrets, credentials, and what only the cluster needs. The result is for --profile,
--external and Profile.fromManifests.

${INPUTS}
Options:
  -n, --namespace <name>   namespace of the app, for NetworkPolicies and Secrets (default: all namespaces)
  -h, --help               show this help

Exit codes: 0 printed, 2 invalid arguments or unreadable input.
`,
};
