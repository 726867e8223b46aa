/**
 * The second check: a request handler that reads what actually leaves. Credential providers make
 * clients of their own that skip every middleware but inherit this handler (facts/wire.md §3.1).
 */
import {Readable} from 'node:stream';
import type {HttpHandler, HttpRequest, HttpResponse} from '@smithy/core/protocols';
import type {HttpHandlerOptions} from '@smithy/types';
import type {CallName} from '../../core/call.ts';
import {GuardError} from '../../core/errors.ts';
import {NotAwsError} from '../error-kind.ts';
import {refuseBypassIn} from './bypass.ts';
import {refuseWetBody} from './dry-run.ts';
import {refuseForm} from './input-rules.ts';
import {refuse} from './middleware.ts';
import {operationOf} from './wire-operation.ts';

// What the SDK's own credential chain may send besides: it reads a login, it changes nothing.
const credentialCalls: readonly CallName[] = [
  'sts:AssumeRole',
  'sts:AssumeRoleWithWebIdentity',
  'sso:GetRoleCredentials',
  'sso-oauth:CreateToken',
  'signin:CreateOAuth2Token',
];

/** Wraps a handler: refuses with a GuardError before a byte leaves, and rejects web pages. */
export class GuardedHandler implements HttpHandler {
  readonly metadata = {handlerProtocol: 'http/1.1'};
  readonly #inner: HttpHandler;
  readonly #readOnly: boolean;

  constructor(inner: HttpHandler, options: {readonly readOnly: boolean}) {
    this.#inner = inner;
    this.#readOnly = options.readOnly;
  }

  async handle(
    request: HttpRequest,
    options?: HttpHandlerOptions,
  ): Promise<{response: HttpResponse}> {
    const call = operationOf(request);
    if (call === undefined) {
      throw new GuardError(
        `A request to ${request.hostname} names no operation that could be checked.`,
      );
    }
    if (!credentialCalls.includes(call)) refuse(call, this.#readOnly);
    if (call.startsWith('kms:')) refuseBypassIn(request.body);
    refuseForm(call, request.body);
    refuseWetBody(call, request.body);
    const answer = await this.#inner.handle(request, options);
    refuseWebPage(answer.response);
    return answer;
  }

  /** The settings belong to the handler inside. */
  updateHttpClientConfig(): void {}

  httpHandlerConfigs(): object {
    return {};
  }

  destroy(): void {
    this.#inner.destroy?.();
  }
}

/**
 * A proxy's or gateway's page parses as XML now and then; it must never pass for an empty list.
 * AWS gives every answer a request id; emulators do too, though some call their JSON text/html.
 */
function refuseWebPage({headers, body, statusCode}: HttpResponse): void {
  const type = headers['content-type'] ?? '';
  if (!type.includes('html') || headers['x-amzn-requestid'] !== undefined) return;
  // An unread body would keep its socket, and with it the process.
  if (body instanceof Readable) body.destroy();
  throw new NotAwsError(statusCode, type);
}
