import type { ErrorRequestHandler, Request, Response } from 'express';
import { errors } from '../../../protocol/errors.ts';
import type { ErrorCode } from '../../../protocol/errors.ts';
import type { Logger } from '../../ports/logger.ts';
import { Refused } from '../../host/refused.ts';
import { AppError } from './app-error.ts';

/** RFC 9457, with `error` and `message` besides for old clients. */
export function sendProblem(request: Request, response: Response, error: Refused): void {
  const { code, detail } = error.refusal;
  const { status, message } = errors[code];
  response
    .status(status)
    .type('application/problem+json')
    .send(
      JSON.stringify({
        type: `urn:llm-arena:problem:${code.toLowerCase().replaceAll('_', '-')}`,
        title: message,
        status,
        detail: detail ?? message,
        instance: request.originalUrl.split('?')[0],
        code,
        error: message,
        message: detail === undefined ? message : `${message}. ${detail}`.replace('..', '.'),
        ...(error instanceof AppError && error.fields.length > 0 ? { errors: error.fields } : {}),
      }),
    );
}

/** What body-parser and Express refuse by themselves, as our codes. */
const BY_STATUS: Readonly<Record<number, ErrorCode>> = {
  400: 'INVALID_JSON',
  404: 'NOT_FOUND',
  413: 'PAYLOAD_TOO_LARGE',
  415: 'UNSUPPORTED_MEDIA_TYPE',
};

/** The last handler: expected refusals as they are, the client's mistakes without a trace in the log, the rest as 500. */
export function problemHandler(logger: Logger): ErrorRequestHandler {
  return (error: unknown, request, response, _next) => {
    if (response.headersSent) {
      response.destroy();
      return;
    }
    if (error instanceof Refused) return sendProblem(request, response, error);
    const status = statusOf(error);
    if (status !== null && status < 500) {
      const code = error instanceof URIError ? 'INVALID_REQUEST' : (BY_STATUS[status] ?? 'INVALID_REQUEST');
      return sendProblem(request, response, new AppError({ code, detail: hint(code, error) }));
    }
    logger.error({ err: error, method: request.method, path: request.path }, 'A request failed');
    sendProblem(request, response, new AppError('INTERNAL'));
  };
}

function statusOf(error: unknown): number | null {
  if (error instanceof URIError) return 400;
  if (typeof error !== 'object' || error === null || !('status' in error)) return null;
  return typeof error.status === 'number' ? error.status : null;
}

function hint(code: ErrorCode, error: unknown): string {
  if (error instanceof URIError) return 'The address is not valid percent-encoding.';
  const said = error instanceof Error ? error.message : '';
  return code === 'INVALID_JSON' ? `Send one JSON object. ${said}`.trim() : said || errors[code].message;
}
