/** A slow network in front of the simulator, which also tells how deep the requests stood. */
import {setTimeout as pauseFor} from 'node:timers/promises';
import type {HttpHandler, HttpRequest} from '@smithy/core/protocols';

/**
 * A handler that answers later. A request is one round trip deeper than the deepest that was
 * answered when it was sent; those under way at the same time are no deeper than each other. One that
 * is not counted makes nothing deeper.
 */
export function slowHandler(
  inner: HttpHandler,
  delay: number,
  isCounted: (request: HttpRequest) => boolean = () => true,
) {
  let answered = 0;
  let requests = 0;
  const handler: HttpHandler = {
    ...inner,
    handle: async (request, options) => {
      const depth = answered + 1;
      requests += 1;
      await pauseFor(delay);
      const answer = await inner.handle(request, options);
      if (isCounted(request)) answered = Math.max(answered, depth);
      return answer;
    },
  };
  return {handler, depth: () => answered, requests: () => requests};
}
