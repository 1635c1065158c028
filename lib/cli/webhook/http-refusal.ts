/** The error for a request that is answered with a status other than 200. */

/** The message is sent to the client: it never holds text of the request. */
export class HttpRefusal extends Error {
  constructor(readonly status: number, message: string, readonly headers: { readonly [name: string]: string } = {}) {
    super(message);
  }
}
