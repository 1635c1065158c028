/** How Prometheus authenticates to an app: exactly one method, with credentials by reference only. */
import { SecretKeySelector } from '../../imports/k8s';
import { BasicAuth, OAuth2, SafeAuthorization } from '../../imports/shared';

/** Fields of an endpoint for one method of authentication. */
export interface AuthFields {
  readonly basicAuth?: BasicAuth;
  readonly authorization?: SafeAuthorization;
  readonly oauth2?: OAuth2;
  readonly bearerTokenSecret?: SecretKeySelector;
  readonly bearerTokenFile?: string;
}

/** A Secret by its name: a Secret of cdk8s-plus, for example. */
export interface INamedSecret {
  /** Name of the Secret. */
  readonly name: string;
}

/**
 * One method to authenticate a scrape. Secrets are looked up in the namespace of the monitor.
 * @example
 * new AppMonitoring(chart, 'monitoring', {
 *   operatorMode: true,
 *   auth: Auth.bearerFromSecret(secret, 'token'),
 * });
 */
export class Auth {
  /**
   * HTTP basic authentication.
   * @see https://prometheus-operator.dev/docs/api-reference/api/#monitoring.coreos.com/v1.BasicAuth
   * @example
   * Auth.basic({
   *   username: { name: 'metrics-login', key: 'username' },
   *   password: { name: 'metrics-login', key: 'password' },
   * });
   */
  public static basic(basicAuth: BasicAuth): Auth {
    return new Auth({ basicAuth });
  }

  /**
   * A bearer token: `Authorization: Bearer <value of the Secret's key>`.
   * @example
   * Auth.bearer({ name: 'metrics-token', key: 'token' });
   */
  public static bearer(token: SecretKeySelector): Auth {
    return new Auth({ authorization: { credentials: token } });
  }

  /**
   * A bearer token in a Secret of cdk8s-plus, or any other object with the name of a Secret.
   * @param secret the Secret, in the namespace of the monitor
   * @param key key of the token in the Secret
   * @example
   * Auth.bearerFromSecret(secret, 'token');
   */
  public static bearerFromSecret(secret: INamedSecret, key: string): Auth {
    return Auth.bearer({ name: secret?.name, key });
  }

  /**
   * HTTP basic authentication with a Secret of cdk8s-plus, or any other object with the name of a Secret.
   * @param secret the Secret, in the namespace of the monitor
   * @param usernameKey key of the user name; `username` by default, as in Secrets of type `kubernetes.io/basic-auth`
   * @param passwordKey key of the password; `password` by default
   * @example
   * Auth.basicFromSecret(secret, 'username', 'password');
   */
  public static basicFromSecret(secret: INamedSecret, usernameKey: string = 'username', passwordKey: string = 'password'): Auth {
    return Auth.basic({ username: { name: secret?.name, key: usernameKey }, password: { name: secret?.name, key: passwordKey } });
  }

  /**
   * An `Authorization` header of any type but Basic, e.g. `{ type: 'Token', credentials: {...} }`.
   * @see https://prometheus-operator.dev/docs/api-reference/api/#monitoring.coreos.com/v1.SafeAuthorization
   * @example
   * Auth.authorization({ type: 'Token', credentials: { name: 'metrics-token', key: 'token' } });
   */
  public static authorization(authorization: SafeAuthorization): Auth {
    return new Auth({ authorization });
  }

  /**
   * OAuth 2.0 client credentials.
   * @see https://prometheus-operator.dev/docs/api-reference/api/#monitoring.coreos.com/v1.OAuth2
   * @example
   * Auth.oauth2({
   *   clientId: { secret: { name: 'metrics-client', key: 'id' } },
   *   clientSecret: { name: 'metrics-client', key: 'secret' },
   *   tokenUrl: 'https://login.example.com/oauth2/token',
   * });
   */
  public static oauth2(oauth2: OAuth2): Auth {
    return new Auth({ oauth2 });
  }

  /**
   * The operator's deprecated field for a bearer token; `Auth.bearer` writes the current field.
   * @see https://prometheus-operator.dev/docs/api-reference/api/#monitoring.coreos.com/v1.Endpoint
   * @example
   * Auth.bearerTokenSecret({ name: 'metrics-token', key: 'token' });
   */
  public static bearerTokenSecret(token: SecretKeySelector): Auth {
    return new Auth({ bearerTokenSecret: token });
  }

  /**
   * A token file in the Prometheus container. ServiceMonitor only; a Prometheus object with `arbitraryFSAccessThroughSMs.deny`
   * refuses it.
   * @param path absolute path in the Prometheus container, e.g. `/var/run/secrets/kubernetes.io/serviceaccount/token`
   * @example
   * Auth.bearerTokenFile('/var/run/secrets/kubernetes.io/serviceaccount/token');
   */
  public static bearerTokenFile(path: string): Auth {
    return new Auth({ bearerTokenFile: path });
  }

  private constructor(private readonly fields: AuthFields) {}

  /**
   * The endpoint fields of this authentication.
   * @internal
   */
  public _toFields(): AuthFields {
    return { ...this.fields };
  }
}
