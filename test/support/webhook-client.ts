/** Sends requests to the conversion webhook on loopback. */
import { Agent, request, RequestOptions } from 'https';

/** What came back. */
export interface Response { readonly status: number; readonly headers: NodeJS.Dict<string | string[]>; readonly body: string }

/** Sends one request; the body is sent as it is. */
export function ask(options: RequestOptions, body: string | Buffer = ''): Promise<Response> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', method: 'POST', path: '/convert', agent: new Agent({ keepAlive: false }), headers: { 'content-type': 'application/json' }, ...options }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => { text += chunk; });
      response.on('end', () => resolve({ status: response.statusCode!, headers: response.headers, body: text }));
      response.on('error', reject);
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

/** The text of a review. */
export function reviewOf(objects: readonly unknown[], version = 'v1beta1', uid = 'abc'): string {
  return JSON.stringify({
    apiVersion: 'apiextensions.k8s.io/v1', kind: 'ConversionReview', request: { uid, desiredAPIVersion: `monitoring.coreos.com/${version}`, objects },
  });
}
