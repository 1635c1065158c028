/** What is asked of the judges, and what they answer: one JSON object per line, in the given order. */
import { Manifest } from '../support/manifests/manifest';

/** What the API server and the operator make of one question. */
export interface OperatorAnswer {
  readonly id: string;

  /** Set when the question could not be judged at all (not understood, or the linked code panicked); the rest is then empty. */
  readonly error?: string;

  /** By object key, only those that are refused or lose fields. */
  readonly admission: { readonly [objectKey: string]: AdmissionResult };

  /** By object key, only with `admitOnly`: admitted objects as they would be stored, defaults included. */
  readonly admitted?: { readonly [objectKey: string]: Manifest };

  /** Only with `storeOnly`: what the cluster holds, made-up namespaces included; of two objects with one key the later one counts. */
  readonly stored?: readonly Manifest[];

  /** By object key, only with `createOnly`: what the operator creates to run pods, and why it does not. */
  readonly created?: { readonly [objectKey: string]: { readonly objects: readonly Manifest[]; readonly error?: string } };

  /** By key of the Prometheus or PrometheusAgent object. */
  readonly servers: { readonly [objectKey: string]: ServerResult };

  /** Keys of objects of kinds that neither the operator's CRDs nor Kubernetes itself define. */
  readonly unjudged?: readonly string[];
}

/**
 * What the API server says when an object is created.
 *
 * An object key is `Kind/namespace/name`, or `Kind/name` for a kind without namespaces.
 */
export interface AdmissionResult {
  /** Why the object is refused, in the API server's words; everything else is judged without it. */
  readonly errors?: readonly string[];

  /** Paths that are dropped, or refused for a client that asks for strict validation as kubectl does. */
  readonly unknownFields?: readonly string[];
}

/** What the operator makes of the admitted objects for one server. */
export interface ServerResult {
  /** Keys of the objects in the configuration, sorted. */
  readonly selected: readonly string[];

  /** The operator's reason for each object that matches the selectors and is refused. */
  readonly rejected: { readonly [objectKey: string]: string };

  /** The generated Prometheus configuration (YAML). Empty with `error` or `unmanaged`. */
  readonly config: string;

  /** Milliseconds that the operator's generator took; only with `timed`. */
  readonly configMillis?: number;

  /** True when the object has no selector at all: the operator then writes no configuration. */
  readonly unmanaged?: boolean;

  /** The operator's log lines of level warning and above, such as fields that the Prometheus version does not support. */
  readonly warnings?: readonly string[];

  /** Why there is no configuration. */
  readonly error?: string;
}

/**
 * One configuration file to check as `promtool check config --syntax-only` does.
 *
 * promtool is stricter than a server: it refuses a static target that is no address after relabeling, which a server only logs.
 */
export interface PrometheusQuestion {
  /** Names the question in the answer; must be unique in one call. */
  readonly id: string;

  /** The YAML text; a document with nothing but `scrape_configs` is a whole configuration too. */
  readonly config: string;

  /**
   * Only load it, as a server does.
   * @default false
   */
  readonly load?: boolean;

  /**
   * Check for agent mode, as promtool's `--agent`.
   * @default false
   */
  readonly agent?: boolean;
}

/** A configuration file to load as a server does, with the files that it names. */
export interface PrometheusFileQuestion {
  readonly id: string;

  /** Path of the file. */
  readonly file: string;
}

/** Prometheus' verdict on one configuration. */
export interface PrometheusAnswer {
  readonly id: string;

  /** Why Prometheus would not load the configuration, without promtool's `parsing YAML file <name>: `. */
  readonly error?: string;
}

/** Labels to relabel as Prometheus does with those that discovery finds. */
export interface RelabelQuestion {
  /** Names the question in the answer; must be unique in one call. */
  readonly id: string;

  readonly relabel: {
    /** As they stand in `relabel_configs`. */
    readonly rules: readonly { readonly [field: string]: unknown }[];

    /** Before relabeling, by name. */
    readonly labels: { readonly [name: string]: string };

    /**
     * Which label names are valid, as a job's `metric_name_validation_scheme`.
     * @default utf8
     */
    readonly scheme?: 'utf8' | 'legacy';
  };
}

/** Asks for the types that Prometheus reads its configuration into. */
export interface SchemasQuestion {
  readonly id: string;
  readonly schemas: true;
}

/** The types. */
export interface SchemasAnswer {
  readonly id: string;

  /** The type of each field, by the Go names of structs: `string`, `[]*config.ScrapeConfig`, `{}string` for a map. */
  readonly schemas?: { readonly [type: string]: { readonly [field: string]: string } };

  readonly error?: string;
}

/** What Prometheus makes of the labels: exactly one of the three. */
export interface RelabelAnswer {
  readonly id: string;

  /** After relabeling, by name. */
  readonly labels?: { readonly [name: string]: string };

  /** Index of the rule that drops the target. */
  readonly dropped?: number;

  /** Why Prometheus would not load the rules. */
  readonly error?: string;
}

/** Manifests to apply to an empty cluster, in which they then run. */
export interface ClusterQuestion {
  /** Names the question in the answer; must be unique in one call. */
  readonly id: string;

  /** Objects of any kind; a namespace left out is `default`. */
  readonly manifests: readonly Manifest[];
}

/** What Prometheus would find in the cluster. */
export interface ClusterAnswer {
  readonly id: string;

  /** Set when the question could not be judged at all. */
  readonly error?: string;

  /**
   * All objects of the kinds that Prometheus asks for, with what API server, controllers and kubelet fill in: a pod for each workload,
   * EndpointSlices and Endpoints. Names, hashes and ids that only a cluster gives have `xqzkw` in them.
   */
  readonly objects: readonly Manifest[];

  /** Pods by `namespace/name`: the key of the manifest that each comes from, and its addresses unless the manifest states them. */
  readonly pods: { readonly [pod: string]: { readonly source: string; readonly ips: readonly string[] } };

  /** Names of nodes that the manifests lack. */
  readonly nodes: readonly string[];

  /** Why the API server would not understand an object, by its key; it is then passed over. */
  readonly refused?: { readonly [objectKey: string]: string };
}

/** One object to create, or one path of the server to read. */
export interface ApiServerQuestion {
  /** Names the question in the answer; must be unique in one call. */
  readonly id: string;

  /** Sent as it is, to where its apiVersion, kind and namespace say; the namespace exists. */
  readonly object?: object;

  /**
   * A path to get instead, such as `/openapi/v2`.
   * @default - an object is created
   */
  readonly get?: string;

  /**
   * Asks what ServiceAccounts may do instead.
   * @default - an object is created
   */
  readonly review?: AccessReview;

  /**
   * Sent as it is. What it changes is there for later questions, which are sent after its answer.
   * @default - an object is created
   */
  readonly request?: ApiServerRequest;
}

/** Any request to the API server. */
export interface ApiServerRequest {
  readonly method: string;
  readonly path: string;
  readonly contentType?: string;
  readonly body?: object;
}

/** A cluster with some objects of RBAC, besides those of every cluster, and requests to it. */
export interface AccessReview {
  readonly objects: readonly object[];
  readonly requests: readonly AccessRequest[];
}

/** What a ServiceAccount sends: for a resource, or for a path that is none. */
export interface AccessRequest {
  readonly account: { readonly namespace: string; readonly name: string };
  readonly verb: string;
  readonly group?: string;
  readonly resource?: string;
  readonly subresource?: string;
  readonly namespace?: string;
  readonly path?: string;
}

/** What a kube-apiserver says of one object; it is a dry run, so objects know nothing of each other. */
export interface ApiServerAnswer {
  readonly id: string;

  /** Set when the question could not be judged at all. */
  readonly error?: string;

  /** 201: taken. 400: cannot be decoded. 422: not valid. 404: no such kind is served. All of it without strict reading. */
  readonly code: number;

  /** Fields that are refused, sorted. */
  readonly fields?: readonly string[];

  /** Why it is refused. */
  readonly message?: string;

  /** Fields that strict reading refuses as unknown, sorted. */
  readonly unknownFields?: readonly string[];

  /** What would be stored, of objects that are taken. */
  readonly stored?: Manifest;

  /** What is at the path, or the answer to a request. */
  readonly got?: unknown;

  /** Warnings of the server, as headers have them. */
  readonly warnings?: readonly string[];

  /** Numbers of the objects of a review that the server does not take. */
  readonly refused?: readonly number[];

  /** Whether RBAC allows each request of a review. */
  readonly allowed?: readonly boolean[];
}

/** One YAML document. */
export interface YamlQuestion {
  /** Names the question in the answer; must be unique in one call. */
  readonly id: string;

  readonly text: string;
}

/** The document as the API server would get it. */
export interface YamlAnswer {
  readonly id: string;

  /** The JSON value. Absent with `error`. */
  readonly value?: unknown;

  /** Why the document is refused. */
  readonly error?: string;
}
