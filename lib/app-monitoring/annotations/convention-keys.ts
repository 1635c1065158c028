/** The keys of an annotation convention. */

/** Annotation keys, one for each setting; a setting without a key cannot be expressed. */
export interface AnnotationKeys {
  /** Key that switches scraping on; its value is `true`. */
  readonly scrape: string;

  /**
   * Key of the protocol, `http` or `https`.
   * @default - no key, so http only
   */
  readonly scheme?: string;

  /**
   * Key of the path.
   * @default - no key, so `/metrics` only
   */
  readonly path?: string;

  /**
   * Key of the port, always a number.
   * @default - no key, so Prometheus uses the port that it discovers
   */
  readonly port?: string;

  /**
   * Beginning of the keys of URL parameters, followed by the parameter's name.
   * @default - no key, so no parameters
   */
  readonly paramPrefix?: string;

  /**
   * Key of the scrape interval.
   * @default - no key, so the Prometheus that reads the annotation decides
   */
  readonly interval?: string;

  /**
   * Key of the scrape timeout.
   * @default - no key, so the Prometheus that reads the annotation decides
   */
  readonly timeout?: string;
}
