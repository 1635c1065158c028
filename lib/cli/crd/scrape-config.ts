/** The command `crd scrape-config`. */
import { readFileSync } from 'node:fs';
import { stringify } from 'yaml';
import { Refusal } from '../../findings/refusal';
import { DEMONSTRATION, NO_CHANGES } from '../../graduation/conversion/field-change';
import { CA_BUNDLE_FIX, whyNotCaBundle } from '../../graduation/crd/ca-bundle';
import { CRD_NAME } from '../../graduation/crd/check-crd';
import { STAGE_NAMES, StageName, STAGES } from '../../graduation/crd/stage';
import { ConversionOfCrd, stagedCrd, StagedCrdOptions } from '../../graduation/crd/staged-crd';
import { webhookConversion } from '../../graduation/crd/webhook-conversion';
import { LoadError } from '../../manifests/load/load-error';
import { LoadedManifest } from '../../manifests/load/read-documents';
import { faultOfSystem } from '../../manifests/load/read-faults';
import { Manifest } from '../../manifests/manifest';
import { count } from '../../units/count';
import { whyNotDnsLabel, whyNotDnsSubdomain } from '../../units/kubernetes-names';
import { alternatives, choiceOf } from '../choice';
import { readInputs } from '../read-inputs';
import { Given, Subcommand, textOf } from '../subcommand';
import { printable } from '../terminal';
import { UsageError } from '../usage-error';

/** Prints the CRD of a stage; what to do with it goes to standard error. */
export const CRD_SCRAPE_CONFIG: Subcommand = {
  help: `Usage: cdk8s-app-monitoring crd scrape-config --stage <stage> [options] <input>

Prints the ScrapeConfig CRD with v1beta1, made from the CRD of an operator release, which has v1alpha1 only. What to do before and after
you apply it goes to standard error. See docs/scrape-config-crd.md.

Input:
  <file>     YAML or JSON with the CRD scrapeconfigs.monitoring.coreos.com, from the release or from kubectl get crd -o yaml; other
             objects in it are left out
  -          standard input

Options:
  --stage <stage>                  opt-in             v1beta1 is served, v1alpha1 is stored
                                   default            the same, and v1alpha1 is deprecated
                                   storage-migration  v1beta1 is stored, so that objects can be rewritten
                                   removal            v1alpha1 is gone
  --webhook <namespace>/<service>  convert with the webhook behind this Service (default: conversion strategy None)
  --inject-ca-from <namespace>/<certificate>
                                   Certificate of cert-manager that the CA bundle of the webhook is taken from
  --ca-bundle <file>               PEM file with the CA bundle of the webhook
  --demonstration                  v1beta1 has the difference that docs/conversion-webhook.md describes, to try the webhook; not for production
  -h, --help                       show this help

Exit codes: 0 printed, 2 invalid arguments, unreadable input, or an input that is not that CRD.
`,
  options: {
    'stage': { type: 'string' },
    'webhook': { type: 'string' },
    'inject-ca-from': { type: 'string' },
    'ca-bundle': { type: 'string' },
    'demonstration': { type: 'boolean' },
  },
  run: async (given, terminal) => {
    const stage = stageOf(given);
    const conversion = conversionOf(given);
    if (given.values.demonstration && !conversion) throw new UsageError('"--demonstration" needs "--webhook": without it, fields of v1beta1 would be lost');
    if (given.inputs.length !== 1) throw new UsageError(`crd scrape-config takes one input, not ${given.inputs.length}`);
    const { manifests } = await readInputs(given.inputs, terminal);
    const { manifest, source } = theCrd(manifests);
    const crd = staged(manifest, source, stage, { conversion, changes: given.values.demonstration ? DEMONSTRATION : NO_CHANGES });
    terminal.stdout.write(printable(stringify(crd, { version: '1.1', aliasDuplicateObjects: false, lineWidth: 0 }), terminal.stdout));
    for (const step of STAGES[stage].steps) terminal.stderr.write(`${stage}: ${step}\n`);

    return 0;
  },
};

function stageOf(given: Given): StageName {
  const stage = textOf(given, 'stage');
  if (stage === undefined) throw new UsageError(`"--stage" must be ${alternatives(STAGE_NAMES)}`);

  return choiceOf('stage', stage, STAGE_NAMES);
}

function conversionOf(given: Given): ConversionOfCrd | undefined {
  const [webhook, certificate, bundle] = [pairOf(given, 'webhook'), pairOf(given, 'inject-ca-from'), textOf(given, 'ca-bundle')];
  if (!webhook) {
    if (certificate || bundle !== undefined) throw new UsageError('"--inject-ca-from" and "--ca-bundle" need "--webhook"');

    return undefined;
  }
  if (certificate && bundle !== undefined) throw new UsageError('use "--inject-ca-from" or "--ca-bundle", not both');
  if (!certificate && bundle === undefined) throw new UsageError('"--webhook" needs "--inject-ca-from" or "--ca-bundle", since the API server must know who signed the certificate');

  return webhookConversion({ ...webhook, injectCaFrom: certificate, caBundle: bundle === undefined ? undefined : readCaBundle(bundle) });
}

/** The value of an option that is a namespace and a name. */
function pairOf(given: Given, option: string): { readonly namespace: string; readonly name: string } | undefined {
  const text = textOf(given, option);
  if (text === undefined) return undefined;
  const [namespace, name, ...more] = text.split('/');
  if (!namespace || !name || more.length > 0) throw new UsageError(`"--${option}" must be <namespace>/<name>, not "${text}"`);
  for (const part of [namespace, name]) {
    const why = option === 'webhook' || part === namespace ? whyNotDnsLabel(part) : whyNotDnsSubdomain(part);
    if (why !== undefined) throw new UsageError(`"--${option}" must be <namespace>/<name>, and "${part}" ${why}`);
  }

  return { namespace, name };
}

function readCaBundle(path: string): string {
  const text = readTextFile(path);
  const why = whyNotCaBundle(text);
  if (why !== undefined) throw new UsageError(`"${path}" of "--ca-bundle" ${why}; ${CA_BUNDLE_FIX}`);

  return text;
}

function readTextFile(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new LoadError([faultOfSystem(path, error)]);
  }
}

/** The CRD among the objects of the input, such as those of the bundle of a release. */
function theCrd(manifests: readonly LoadedManifest[]): LoadedManifest {
  const named = manifests.filter(({ manifest }) => manifest.kind === 'CustomResourceDefinition' && manifest.metadata?.name === CRD_NAME);
  const found = manifests.length === 1 ? manifests : named;
  if (found.length !== 1) throw new UsageError(`the input must hold the CRD ${CRD_NAME} once; it holds ${count(manifests.length, 'object')}, and the CRD ${named.length} times`);

  return found[0];
}

/** @throws LoadError if the input is not the CRD */
function staged(manifest: Manifest, source: string, stage: StageName, options: StagedCrdOptions): Manifest {
  try {
    return stagedCrd(manifest, stage, options);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    throw new LoadError(error.problems.map(({ code, message, fix }) => ({ code, source, line: 0, column: 0, message, fix })));
  }
}
