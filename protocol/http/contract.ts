import type { z } from 'zod';
import type { ErrorCode } from '../errors.ts';

/** An answer that is not JSON: its media type and what it holds. */
export interface MediaAnswer {
  readonly media: string;
  readonly description: string;
}

/**
 * One route as data: the host mounts it, the OpenAPI page lists it, the screens and the client type
 * their calls by it. Requests are strict, both spellings of a key are accepted, answers are parsed
 * through `response` so that nothing undeclared leaves the host.
 */
export interface Contract<
  Params extends z.ZodObject = z.ZodObject,
  Query extends z.ZodObject = z.ZodObject,
  Body extends z.ZodObject = z.ZodObject,
  Response extends z.ZodType = z.ZodType,
> {
  readonly id: string;
  readonly method: 'get' | 'post' | 'patch';
  /** Express path; `:name` marks a parameter. */
  readonly path: string;
  /** `screen`: the organizer, or a telão that was opened by the organizer's link. */
  readonly access: 'public' | 'screen' | 'organizer';
  readonly tag: string;
  readonly summary: string;
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  readonly response: Response;
  /** Set where the answer is a file or text instead of `response`. */
  readonly media?: MediaAnswer;
  readonly errors: readonly ErrorCode[];
}

export type ContractParams<C extends Contract> = z.output<C['params']>;
export type ContractQuery<C extends Contract> = z.output<C['query']>;
export type ContractBody<C extends Contract> = z.output<C['body']>;
export type ContractResponse<C extends Contract> = z.input<C['response']>;
