/** Requests that a web page makes a browser send: another site's name for this machine, or a page's origin. */
import {headerOf, type WireRequest} from './wire/message.ts';

const thisMachine = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d{1,5})?$/i;

/** Why the simulator's own endpoints do not answer this request; undefined where they do. */
export function foreignWords(request: WireRequest): string | undefined {
  const host = headerOf(request, 'host');
  // Every browser names the host it believes to speak to; a name that was bound to 127.0.0.1 shows here.
  if (host !== '' && !thisMachine.test(host)) {
    return 'This answers only under the name of this machine. Ask 127.0.0.1 or localhost.';
  }
  const site = headerOf(request, 'sec-fetch-site');
  if (headerOf(request, 'origin') === '' && (site === '' || site === 'none')) return undefined;
  return 'This answers no web page. Ask with a program that sends no Origin header, such as curl.';
}
