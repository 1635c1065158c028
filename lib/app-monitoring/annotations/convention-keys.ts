/** The keys of an annotation convention. */

/** Annotation keys, one per fact; a fact without a key cannot be said. */
export interface AnnotationKeys {
  /** Key that switches scraping on; its value is `true`. */
  readonly scrape: string;

  /**
   * Key of the protocol, `http` or `https`.
   * @default - none, so http only
   */
  readonly scheme?: string;

  /**
   * Key of the path.
   * @default - none, so `/metrics` only
   */
  readonly path?: string;

  /**
   * Key of the port, always a number.
   * @default - none, so whatever the reading Prometheus assumes
   */
  readonly port?: string;

  /**
   * Beginning of the keys of URL parameters, followed by the parameter's name.
   * @default - none, so no parameters
   */
  readonly paramPrefix?: string;

  /**
   * Key of the scrape interval.
   * @default - none, so the reading Prometheus decides
   */
  readonly interval?: string;

  /**
   * Key of the scrape timeout.
   * @default - none, so the reading Prometheus decides
   */
  readonly timeout?: string;
}
